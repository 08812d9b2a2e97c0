import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { packZip } from '../../src/media/formats/zip.js';

it('a ZIP contains every file unchanged, even two of the same name', () => {
  const files = ['Drums.mp3', 'Bass.mp3', 'Drums.mp3'].map((name, index) => ({
    name,
    bytes: Buffer.from(`sound ${index}`),
  }));
  const unpacked = unzipSync(packZip(files));
  expect(Object.keys(unpacked)).toEqual(['Drums.mp3', 'Bass.mp3', 'Drums (2).mp3']);
  expect(Buffer.from(unpacked['Drums (2).mp3'] ?? []).toString()).toBe('sound 2');
});

it('the same files make the same ZIP, so that it is stored once', () => {
  const files = [{ name: 'Drums.mp3', bytes: Buffer.from('boom') }];
  expect(packZip(files).equals(packZip(files))).toBe(true);
});
