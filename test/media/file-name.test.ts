import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from '../../src/media/formats/file-name.js';

test.each([
  ['Summer rain', 'Summer rain.mp3'],
  ['Canción del río ✨', 'Canción del río ✨.mp3'],
  ['夜に駆ける', '夜に駆ける.mp3'],
  ['Тихая ночь', 'Тихая ночь.mp3'],
  ['AC/DC: live?', 'AC-DC- live.mp3'],
  ['../../etc/passwd', 'etc-passwd.mp3'],
  ['  two\n lines\t', 'two lines.mp3'],
  ['song\u202e3pm.exe', 'song3pm.exe.mp3'],
  ['.hidden.', 'hidden.mp3'],
  ['CON', 'song CON.mp3'],
  ['', 'song.mp3'],
  ['???', 'song.mp3'],
  ['broken \ud83d half', 'broken half.mp3'],
  ['cafe\u0301', 'caf\u00e9.mp3'],
])('a song called %j is saved as %j', (title, name) => {
  expect(fileName(title, 'mp3')).toBe(name);
});

test('a long title is cut between characters', () => {
  const name = fileName('👩‍🚀'.repeat(40), 'mp3');
  expect(name.length).toBeLessThanOrEqual(80);
  expect(name).toBe(`${'👩‍🚀'.repeat(15)}.mp3`);
});

test('any title becomes a short, safe file name that fits into an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
      const name = fileName(title, 'flac');
      expect(name.length).toBeLessThanOrEqual(80);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}\s.-][^/\\:*?"<>|\p{Cc}]*\.flac$/u);
      expect(decodeURIComponent(encodeURIComponent(name))).toBe(name);
    }),
    { seed: 7, numRuns: 300 },
  );
});
