import tone from '@tonejs/midi';
import { expect, test } from 'vitest';
import type { Instrument } from '../../src/core/index.js';
import { videoOf } from '../../src/sandbox/rendering/mp4.js';
import { picture } from '../kit/picture.js';
import { tone as mp3Tone, wavTone } from '../kit/sound.js';
import { mediaErrorOf, openLibrary, serve, serveFiles } from './library-harness.js';

const signal = new AbortController().signal;

const title = 'Canción del río ✨';

/** The smallest Matroska file of that document type; its one track is video (1) or audio (2). */
const webm = (kind: string, trackType: number): Buffer => {
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
};

test('a WAV recording is stored under the title of its song', async () => {
  const wav = wavTone(2);
  const { origin } = await serveFiles({ '/a.wav': wav }, 'text/html');
  const library = await openLibrary({ allowedOrigins: [origin] });
  const file = await library.keepFile(`${origin}/a.wav`, 'wav', title, signal);
  expect(file).toMatchObject({ name: `${title}.wav`, type: 'audio/wav', bytes: wav.length });
  expect(await library.read(file.key)).toEqual(wav);
});

test('a cover that comes before its song is stored as a JPEG, and a page instead of it is not', async () => {
  const files = { '/cover.png': await picture(64), '/page': Buffer.from('<!doctype html>') };
  const { origin } = await serveFiles(files, 'image/png');
  const library = await openLibrary({ allowedOrigins: [origin] });
  const file = await library.keepPicture(`${origin}/cover.png`, title);
  expect(file).toMatchObject({ name: `${title}.jpg`, type: 'image/jpeg' });
  expect((await library.read(file.key)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(await mediaErrorOf(library.keepPicture(`${origin}/page`, title))).toMatchObject({
    code: 'lost',
    reason: 'wrong_kind',
  });
});

test('an MP3 behind the address of a WAV is stored as an MP3', async () => {
  const mp3 = await mp3Tone(1);
  const { origin } = await serveFiles({ '/a.wav': mp3 });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const file = await library.keepFile(`${origin}/a.wav`, 'wav', title, signal);
  expect(file).toMatchObject({ name: `${title}.mp3`, type: 'audio/mpeg' });
  expect(await library.read(file.key)).toEqual(mp3);
});

test.each([
  ['mp4', 'video/mp4', videoOf(await mp3Tone(1), await picture(64), 64)],
  ['webm', 'video/webm', webm('webm', 1)],
])('a video in %s is stored under the title of its song', async (extension, type, bytes) => {
  const { origin } = await serveFiles({ '/video': bytes }, 'application/octet-stream');
  const library = await openLibrary({ allowedOrigins: [origin] });
  const file = await library.keepFile(`${origin}/video`, 'video', title, signal);
  expect(file).toMatchObject({ name: `${title}.${extension}`, type, bytes: bytes.length });
  expect(await library.read(file.key)).toEqual(bytes);
});

const video = videoOf(await mp3Tone(1), await picture(64), 64);

test.each([
  ['a page', 'video', Buffer.from('<!doctype html><title>Your video is being made</title>')],
  ['a song', 'video', await mp3Tone(1)],
  [
    'an MP4 without a video track',
    'video',
    Buffer.from(video.toString('latin1').replace('vide', 'soun'), 'latin1'),
  ],
  ['a video that is cut off after 40 bytes', 'video', video.subarray(0, 40)],
  ['a still picture in an MP4 container', 'video', Buffer.from('\0\0\0\x20ftypavif\0\0\0\0avifmif1miaf')],
  ['a Matroska video, which browsers do not show', 'video', webm('matroska', 1)],
  ['a WebM without a video track', 'video', webm('webm', 2)],
  ['a video', 'wav', video],
  ['a WAV cut off in its header', 'wav', wavTone(1).subarray(0, 20)],
  ['an error in JSON', 'wav', Buffer.from('{"code":404,"message":"expired"}')],
] as const)('%s is not stored as a %s', async (_, format, bytes) => {
  const { origin } = await serveFiles({ '/file': bytes }, format === 'wav' ? 'audio/wav' : 'video/mp4');
  const library = await openLibrary({ allowedOrigins: [origin] });
  const error = await mediaErrorOf(library.keepFile(`${origin}/file`, format, title, signal));
  expect(error.code).toBe('lost');
  expect(['wrong_kind', 'not_audio']).toContain(error.reason);
});

test('a video may have 300 MB, and no more', async () => {
  const { origin } = await serve((_, response) =>
    response.writeHead(200, { 'content-length': '300000001' }).write(video),
  );
  const library = await openLibrary({ allowedOrigins: [origin] });
  expect(await mediaErrorOf(library.keepFile(`${origin}/video`, 'video', title, signal))).toEqual({
    code: 'lost',
    reason: 'too_large',
    detail: 'larger than 300000000 bytes',
  });
});

test('videos come under the same rules as songs: no private address, no endless wait', async () => {
  const { origin } = await serve(() => undefined);
  const library = await openLibrary({ allowedOrigins: [origin], limits: { idleMs: 50 } });
  const inside = library.keepFile('https://169.254.169.254/video', 'video', title, signal);
  expect(await mediaErrorOf(inside)).toMatchObject({ code: 'lost', reason: 'refused_address' });
  const silent = library.keepFile(`${origin}/video`, 'video', title, signal);
  expect(await mediaErrorOf(silent)).toMatchObject({ code: 'later', reason: 'timeout' });
  const aborted = library.keepFile(`${origin}/video`, 'video', title, AbortSignal.abort());
  expect(await mediaErrorOf(aborted)).toMatchObject({ code: 'later', reason: 'aborted' });
});

test('the lyrics of a song are stored in any script, under the right extension', async () => {
  const library = await openLibrary();
  const lyrics = '[00:01.00]El río canta\n[00:04.20]歌いながら ✨\n';
  const file = await library.keepText(lyrics, 'AC/DC: live', '.lrc');
  expect(file).toMatchObject({ name: 'AC-DC- live.lrc', type: 'text/plain; charset=utf-8' });
  expect((await library.read(file.key)).toString('utf8')).toBe(lyrics);
  expect(file.bytes).toBe(Buffer.byteLength(lyrics));
  expect((await library.keepText('la la', title, '.txt')).name).toBe(`${title}.txt`);
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
  const library = await openLibrary();
  const file = await library.keepMidi(instruments, title);
  return { file, score: new tone.Midi(await library.read(file.key)) };
};

test('the notes of a song become a MIDI file with a track for each instrument', async () => {
  const { file, score } = await scoreOf([bass, voice, drums]);
  expect(file).toMatchObject({ name: `${title}.mid`, type: 'audio/midi' });
  const names = score.tracks.map(({ name }) => Buffer.from(name, 'latin1').toString('utf8'));
  expect(names).toEqual(['Bass', 'Голос ✨', 'Drums']);
  expect(score.tracks.map(({ channel }) => channel)).toEqual([0, 1, 9]);
  expect(score.tracks.map(({ instrument }) => instrument.number)).toEqual([33, 0, 0]);
  expect(score.header.tempos[0]?.bpm).toBe(120);
});

test('every note keeps its time, length and velocity', async () => {
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
    // The softest and the shortest note are not lost.
    [[72, 2.25, 0.75, 1]],
    [[36, 0, 0.001, 102]],
  ]);
});

test('a band of twenty shares the channels, and only drums use the drum channel', async () => {
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
  ['an unknown instrument', 0],
])('%s plays General MIDI program %i', async (name, program) => {
  const { score } = await scoreOf([{ ...bass, name }]);
  expect(score.tracks[0]?.instrument.number).toBe(program);
});

test('unplayable notes are left out, and a song without a playable note has no MIDI file', async () => {
  const odd = [
    { pitch: 128, from: 0, to: 1, velocity: 1 },
    { pitch: 60.5, from: 0, to: 1, velocity: 1 },
    { pitch: 60, from: Number.NaN, to: 1, velocity: 1 },
    { pitch: 60, from: 2, to: 1, velocity: 1 },
    { pitch: 60, from: 0, to: 1e12, velocity: 1 },
  ];
  const { score } = await scoreOf([{ name: 'Bass', notes: [...odd, ...bass.notes] }]);
  expect(score.tracks[0]?.notes).toHaveLength(2);
  const library = await openLibrary();
  expect(await mediaErrorOf(library.keepMidi([{ name: 'Bass', notes: odd }], title))).toEqual({
    code: 'lost',
    reason: 'empty',
    detail: 'no playable notes',
  });
});
