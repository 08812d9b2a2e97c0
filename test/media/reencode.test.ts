import { MPEGDecoder } from 'mpg123-decoder';
import { parseBuffer } from 'music-metadata';
import { expect, test } from 'vitest';
import { picture } from '../kit/picture.js';
import { type ToneOptions, tone, wavTone } from '../kit/sound.js';
import { label, openLibrary, serveFiles } from './library-harness.js';

const keepTone = async (seconds: number, options: ToneOptions) => {
  const { origin } = await serveFiles({
    '/song': await tone(seconds, options),
    '/cover': await picture(300),
  });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const { audio } = await library.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` });
  return { library, audio };
};

test.each([
  [0.7, 192],
  [0.42, 128],
  [0.25, 64],
])('a song that must have %d of its size gets the best bitrate that fits, %d', async (share, bitrate) => {
  const { library, audio } = await keepTone(8, { bitrate: 320 });
  const limit = Math.floor(audio.bytes * share);
  const small = await library.reencode(audio, limit);
  if (!small) throw new Error('no bitrate fits');
  expect(small).toEqual({ ...audio, key: small.key, bytes: small.bytes });
  expect(small.bytes).toBeLessThanOrEqual(limit);

  const bytes = await library.read(small.key);
  expect(bytes.length).toBe(small.bytes);
  const { common, format } = await parseBuffer(bytes, 'audio/mpeg', { duration: true });
  expect(format.bitrate).toBe(bitrate * 1000);
  expect(Math.abs((format.duration ?? 0) - audio.seconds)).toBeLessThan(0.15);
  expect(common.title).toBe(label.title);
  expect(common.lyrics?.[0]?.text).toBe(label.lyrics);
  expect(common.picture).toHaveLength(1);

  const decoder = new MPEGDecoder();
  await decoder.ready;
  const played = decoder.decode(bytes);
  decoder.free();
  expect(played.errors).toEqual([]);
  expect(loudness(played.channelData[0])).toBeCloseTo(0.4 / Math.SQRT2, 1);
});

test('a song in mono stays in mono', async () => {
  const { library, audio } = await keepTone(4, { bitrate: 192, channels: 1, sampleRate: 48000 });
  const small = await library.reencode(audio, Math.floor(audio.bytes * 0.6));
  const { format } = await parseBuffer(await library.read(small?.key ?? ''), 'audio/mpeg', {
    duration: true,
  });
  expect(format).toMatchObject({ numberOfChannels: 1, sampleRate: 48000 });
});

test('the event loop keeps running while a song is encoded', async () => {
  const { library, audio } = await keepTone(8, { bitrate: 320 });
  let turns = 0;
  let busy = true;
  const turn = () => {
    turns += 1;
    if (busy) setImmediate(turn);
  };
  setImmediate(turn);
  await library.reencode(audio, Math.floor(audio.bytes / 2));
  busy = false;
  expect(turns).toBeGreaterThan(20);
});

test('a song that is small enough stays unchanged', async () => {
  const { library, audio } = await keepTone(1, {});
  expect(await library.reencode(audio, audio.bytes)).toEqual(audio);
});

test('a song that no bitrate makes small enough is not encoded', async () => {
  const { library, audio } = await keepTone(4, {});
  expect(await library.reencode(audio, Math.floor(audio.bytes / 4))).toBeUndefined();
  expect(await library.reencode(audio, 0)).toBeUndefined();
});

test('audio that is not an MP3 is not encoded', async () => {
  const { origin } = await serveFiles({ '/song': wavTone(2) });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const { audio } = await library.keep({ audioUrl: `${origin}/song` });
  expect(await library.reencode(audio, audio.bytes - 1)).toBeUndefined();
});

const loudness = (samples: Float32Array = new Float32Array()): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
