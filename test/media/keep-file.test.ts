import tone from '@tonejs/midi';
import { expect, test } from 'vitest';
import type { Instrument } from '../../src/core/index.js';
import { videoOf } from '../../src/sandbox/film.js';
import { picture } from '../kit/picture.js';
import { tone as mp3Tone, wavTone } from '../kit/sound.js';
import { openWorkshop, serve, serveFiles, trouble } from './library-harness.js';

const signal = new AbortController().signal;

const title = 'Canción del río ✨';

test('a recording is kept under the title of its song', async () => {
  const wav = wavTone(2);
  const { origin } = await serveFiles({ '/a.wav': wav }, 'text/html');
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const file = await workshop.keepFile(`${origin}/a.wav`, 'wav', title, signal);
  expect(file).toMatchObject({ name: `${title}.wav`, type: 'audio/wav', bytes: wav.length });
  expect(await workshop.read(file.key)).toEqual(wav);
});

test('a cover that comes before its song is kept as a JPEG, and a page instead of it is not', async () => {
  const files = { '/cover.png': await picture(64), '/page': Buffer.from('<!doctype html>') };
  const { origin } = await serveFiles(files, 'image/png');
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const file = await workshop.keepPicture(`${origin}/cover.png`, title);
  expect(file).toMatchObject({ name: `${title}.jpg`, type: 'image/jpeg' });
  expect((await workshop.read(file.key)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  await expect(workshop.keepPicture(`${origin}/page`, title)).rejects.toThrow('media');
});

test('a recording that is an MP3 after all is kept as one, under a name that says so', async () => {
  const mp3 = await mp3Tone(1);
  const { origin } = await serveFiles({ '/a.wav': mp3 });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const file = await workshop.keepFile(`${origin}/a.wav`, 'wav', title, signal);
  expect(file).toMatchObject({ name: `${title}.mp3`, type: 'audio/mpeg' });
  expect(await workshop.read(file.key)).toEqual(mp3);
});

test.each([
  ['mp4', 'video/mp4', videoOf(await mp3Tone(1), await picture(64), 64)],
  ['webm', 'video/webm', webm('webm', 1)],
])('a film in %s is kept under the title of its song', async (ending, type, film) => {
  const { origin } = await serveFiles({ '/film': film }, 'application/octet-stream');
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const file = await workshop.keepFile(`${origin}/film`, 'video', title, signal);
  expect(file).toMatchObject({ name: `${title}.${ending}`, type, bytes: film.length });
  expect(await workshop.read(file.key)).toEqual(film);
});

const film = videoOf(await mp3Tone(1), await picture(64), 64);

test.each([
  ['a page', 'video', Buffer.from('<!doctype html><title>Your film is being made</title>')],
  ['a song', 'video', await mp3Tone(1)],
  [
    'an MP4 without pictures',
    'video',
    Buffer.from(film.toString('latin1').replace('vide', 'soun'), 'latin1'),
  ],
  ['a film cut off at its start', 'video', film.subarray(0, 40)],
  [
    'a still picture in the wrapping of a film',
    'video',
    Buffer.from('\0\0\0\x20ftypavif\0\0\0\0avifmif1miaf'),
  ],
  ['a Matroska film, which browsers do not show', 'video', webm('matroska', 1)],
  ['a WebM that only sounds', 'video', webm('webm', 2)],
  ['a film', 'wav', film],
  ['a WAV of nothing', 'wav', wavTone(1).subarray(0, 20)],
  ['an error in JSON', 'wav', Buffer.from('{"code":404,"message":"expired"}')],
] as const)('%s is not kept as a %s', async (_, format, bytes) => {
  const { origin } = await serveFiles({ '/file': bytes }, format === 'wav' ? 'audio/wav' : 'video/mp4');
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const work = workshop.keepFile(`${origin}/file`, format, title, signal);
  expect(await trouble(work)).toMatchObject({ code: 'lost' });
});

test('a file may be as large as a film, not as large as the disk', async () => {
  const { origin } = await serve((_, response) =>
    response.writeHead(200, { 'content-length': '300000001' }).write(film),
  );
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  expect(await trouble(workshop.keepFile(`${origin}/film`, 'video', title, signal))).toEqual({
    code: 'lost',
    detail: 'larger than 300000000 bytes',
  });
});

test('files are fetched as carefully as songs: not from within, not for ever', async () => {
  const { origin } = await serve(() => undefined);
  const workshop = await openWorkshop({ allowedOrigins: [origin], limits: { idleMs: 50 } });
  const inside = workshop.keepFile('https://169.254.169.254/film', 'video', title, signal);
  expect(await trouble(inside)).toMatchObject({ code: 'lost' });
  const silent = workshop.keepFile(`${origin}/film`, 'video', title, signal);
  expect(await trouble(silent)).toMatchObject({ code: 'later' });
  const left = workshop.keepFile(`${origin}/film`, 'video', title, AbortSignal.abort());
  expect(await trouble(left)).toMatchObject({ code: 'later' });
});

test('the words of a song are kept in any script, under a name that ends in what they are', async () => {
  const workshop = await openWorkshop();
  const words = '[00:01.00]El río canta\n[00:04.20]歌いながら ✨\n';
  const file = await workshop.keepText(words, 'AC/DC: live', '.lrc');
  expect(file).toMatchObject({ name: 'AC-DC- live.lrc', type: 'text/plain; charset=utf-8' });
  expect((await workshop.read(file.key)).toString('utf8')).toBe(words);
  expect(file.bytes).toBe(Buffer.byteLength(words));
  expect((await workshop.keepText('la la', title, '.txt')).name).toBe(`${title}.txt`);
});

const bass: Instrument = {
  name: 'Bass',
  notes: [
    { pitch: 40, from: 1, to: 1.5, velocity: 0.5 },
    { pitch: 40, from: 0.5, to: 1, velocity: 1 },
  ],
};
const voice: Instrument = {
  name: 'Голос ✨',
  notes: [{ pitch: 72, from: 2.25, to: 3, velocity: 0.001 }],
};
const drums: Instrument = {
  name: 'Drums',
  notes: [{ pitch: 36, from: 0, to: 0, velocity: 0.8 }],
};

const scoreOf = async (instruments: readonly Instrument[]) => {
  const workshop = await openWorkshop();
  const file = await workshop.keepMidi(instruments, title);
  return { file, score: new tone.Midi(await workshop.read(file.key)) };
};

test('the notes of a song become a score with a track for each instrument', async () => {
  const { file, score } = await scoreOf([bass, voice, drums]);
  expect(file).toMatchObject({ name: `${title}.mid`, type: 'audio/midi' });
  const names = score.tracks.map(({ name }) => Buffer.from(name, 'latin1').toString('utf8'));
  expect(names).toEqual(['Bass', 'Голос ✨', 'Drums']);
  expect(score.tracks.map(({ channel }) => channel)).toEqual([0, 1, 9]);
  expect(score.tracks.map(({ instrument }) => instrument.number)).toEqual([33, 0, 0]);
  expect(score.header.tempos[0]?.bpm).toBe(120);
});

test('every note of a score sounds when, as long and as loud as it was played', async () => {
  const { score } = await scoreOf([bass, voice, drums]);
  const played = score.tracks.map(({ notes }) =>
    notes.map(({ midi, time, duration, velocity }) => [
      midi,
      Number(time.toFixed(3)),
      Number(duration.toFixed(3)),
      Math.round(velocity * 127),
    ]),
  );
  expect(played).toEqual([
    [
      [40, 0.5, 0.5, 127],
      [40, 1, 0.5, 64],
    ],
    // The softest note is still one, and the shortest too.
    [[72, 2.25, 0.75, 1]],
    [[36, 0, 0.001, 102]],
  ]);
});

test('a band of twenty is written down, and nobody but the drummer drums', async () => {
  const band = Array.from({ length: 20 }, (_, index) => ({ ...bass, name: `Guitar ${index}` }));
  const { score } = await scoreOf([...band, drums, { ...drums, name: 'Percussion' }]);
  expect(score.tracks).toHaveLength(22);
  expect(score.tracks.slice(0, 20).every(({ channel }) => channel !== 9)).toBe(true);
  expect(score.tracks.slice(20).map(({ channel }) => channel)).toEqual([9, 9]);
});

test.each([
  ['Piano', 0],
  ['Electric Piano', 4],
  ['Acoustic Guitar', 25],
  ['electric_guitar', 27],
  ['Distorted Guitar', 30],
  ['Synth Bass', 38],
  ['Bass', 33],
  ['Strings', 48],
  ['Violin', 40],
  ['Backing Vocals', 52],
  ['Vocals', 53],
  ['Brass', 61],
  ['Woodwinds', 73],
  ['Synth', 81],
  ['Keyboard', 0],
  ['FX', 99],
  ['something nobody has heard of', 0],
])('%s plays General MIDI program %i', async (name, program) => {
  const { score } = await scoreOf([{ ...bass, name }]);
  expect(score.tracks[0]?.instrument.number).toBe(program);
});

test('notes that no player could play are left out, and a score of none is lost', async () => {
  const odd = [
    { pitch: 128, from: 0, to: 1, velocity: 1 },
    { pitch: 60.5, from: 0, to: 1, velocity: 1 },
    { pitch: 60, from: Number.NaN, to: 1, velocity: 1 },
    { pitch: 60, from: 2, to: 1, velocity: 1 },
    { pitch: 60, from: 0, to: 1e12, velocity: 1 },
  ];
  const { score } = await scoreOf([{ name: 'Bass', notes: [...odd, ...bass.notes] }]);
  expect(score.tracks[0]?.notes).toHaveLength(2);
  const workshop = await openWorkshop();
  expect(await trouble(workshop.keepMidi([{ name: 'Bass', notes: odd }], title))).toEqual({
    code: 'lost',
    detail: 'a score without a note',
  });
});

/** The smallest film of that kind; its one track shows (1) or only sounds (2). */
function webm(kind: string, trackType: number): Buffer {
  const element = (id: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    return Buffer.concat([
      Buffer.from(id, 'hex'),
      Buffer.from([0x40 | (body.length >> 8), body.length & 255]),
      body,
    ]);
  };
  const codec = Buffer.from(trackType === 1 ? 'V_VP9' : 'A_OPUS');
  const track = element(
    'ae',
    element('d7', Buffer.from([1])),
    element('73c5', Buffer.from([1])),
    element('83', Buffer.from([trackType])),
    element('86', codec),
  );
  const info = element('1549a966', element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])));
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from(kind))),
    element('18538067', info, element('1654ae6b', track)),
  ]);
}
