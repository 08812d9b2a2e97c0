import { parseBuffer } from 'music-metadata';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { mediaPath } from '../../src/core/index.js';
import { tagMp3 } from '../../src/media/formats/id3.js';
import { picture } from '../kit/picture.js';
import { tone, wavTone } from '../kit/sound.js';
import { label, mediaErrorOf, openLibrary, serve, serveFiles } from './library-harness.js';

const oldTag = (title: string): Buffer => {
  const frame = Buffer.from(`TIT2\0\0\0\0\0\0\0${title}`, 'latin1');
  frame.writeUInt32BE(title.length + 1, 4);
  const head = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1');
  head.writeUInt8(frame.length, 9);
  return Buffer.concat([head, frame]);
};

const lastTag = (title: string): Buffer => Buffer.from(`TAG${title}`.padEnd(128, '\0'), 'latin1');

const apeTag = (): Buffer => {
  const footer = Buffer.alloc(32);
  footer.write('APETAGEX', 'latin1');
  footer.writeUInt32LE(2000, 8);
  footer.writeUInt32LE(32, 12);
  return footer;
};

test('a song is stored with its title, artist, cover, lyrics and style in the file', async () => {
  const { origin } = await serveFiles({ '/song': await tone(3), '/cover': await picture(1400) });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const { audio, image } = await library.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` });

  expect(audio).toMatchObject({ type: 'audio/mpeg', name: 'Canción del río ✨.mp3', title: label.title });
  expect(audio.performer).toBe(label.performer);
  expect(audio.seconds).toBeCloseTo(3, 0);
  const bytes = await library.read(audio.key);
  expect(bytes.length).toBe(audio.bytes);

  const { common, format, native } = await parseBuffer(bytes, 'audio/mpeg', { duration: true });
  expect(format.tagTypes).toEqual(['ID3v2.3']);
  expect(Math.abs((format.duration ?? 0) - audio.seconds)).toBeLessThan(0.05);
  expect(common).toMatchObject({ title: label.title, album: label.title, genre: ['dream pop'] });
  expect(common.artist).toBe(label.performer);
  expect(native['ID3v2.3']).toContainEqual({ id: 'TXXX:Song style', value: label.style });
  expect(common.lyrics?.[0]?.text).toBe(label.lyrics);
  expect(common.comment?.[0]?.text).toBe(label.comment);
  expect(common.picture?.[0]).toMatchObject({ format: 'image/jpeg', type: 'Cover (front)' });
  if (!image) throw new Error('the cover is missing');
  expect(Buffer.from(common.picture?.[0]?.data ?? [])).toEqual(await library.read(image.key));
});

test.each([
  ['80s synthpop, female voice', ['’80s synthpop']],
  ['8-bit, (31) chiptune, fast', ['fast']],
  ['', undefined],
])('a song in the style %j has no misleading genre', async (style, genre) => {
  const { common } = await parseBuffer(tagMp3(await tone(1), { ...label, style }, undefined), 'audio/mpeg');
  expect(common.genre).toEqual(genre);
});

test('tags of a gateway are replaced, leading and trailing ones', async () => {
  const sound = await tone(2);
  const old = Buffer.concat([oldTag('Somebody else'), oldTag('Twice'), sound, apeTag(), lastTag('Old name')]);
  const { origin } = await serveFiles({ '/tagged': old, '/plain': sound });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const tagged = await library.keep({ audioUrl: `${origin}/tagged` });
  const plain = await library.keep({ audioUrl: `${origin}/plain` });
  expect(tagged.audio).toEqual(plain.audio);
  const bytes = await library.read(tagged.audio.key);
  for (const trace of ['Somebody else', 'Twice', 'Old name', 'APETAGEX'])
    expect(bytes.includes(trace)).toBe(false);
});

test('cover and thumbnail are JPEGs that chats accept, without EXIF data', async () => {
  const { origin } = await serveFiles({
    '/song': await tone(1),
    '/cover': await picture(1600, { height: 900, noisy: true, format: 'png' }),
  });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const { audio, image } = await library.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` });
  if (!image || !audio.thumbnail) throw new Error('the pictures are missing');
  expect(image).toMatchObject({ type: 'image/jpeg', name: 'Canción del río ✨.jpg' });
  const cover = await library.read(image.key);
  expect(await sharp(cover).metadata()).toMatchObject({ format: 'jpeg', width: 1000, height: 563 });
  const thumbnail = await library.read(audio.thumbnail.key);
  expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 180 });
  expect(thumbnail.length).toBeLessThan(200_000);
  for (const drawn of [cover, thumbnail]) expect((await sharp(drawn).metadata()).exif).toBeUndefined();
});

test('a take stored twice is one file', async () => {
  const { origin } = await serveFiles({ '/song': await tone(1), '/cover': await picture(500) });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const take = { audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` };
  const [first, second] = await Promise.all([library.keep(take), library.keep(take)]);
  expect(second).toEqual(first);
  expect(await library.keep(take)).toEqual(first);
});

test.each([
  ['an HTML page', Buffer.from('<html>not found</html>'.repeat(10))],
  ['half a picture', (await picture(900, { noisy: true })).subarray(0, 5000)],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9"/>')],
  ['a GIF', await picture(50, { format: 'gif' })],
  ['a picture of 64 megapixels', await picture(8000, { height: 8000, format: 'png' })],
])('a song is stored without its picture if that is %s', async (_, cover) => {
  const { origin } = await serveFiles({ '/song': await tone(1), '/cover': cover }, 'image/jpeg');
  const library = await openLibrary({ allowedOrigins: [origin] });
  const { audio, image } = await library.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` });
  expect(image).toBeUndefined();
  expect(audio.thumbnail).toBeUndefined();
});

test('a song is stored without a picture that is missing, too large or never arrives', async () => {
  const song = await tone(1);
  const large = await picture(600, { noisy: true });
  const { origin } = await serve((request, response) => {
    if (request.url === '/song') response.end(song);
    else if (request.url === '/large') response.end(large);
    else if (request.url === '/missing') response.writeHead(404).end();
  });
  const limits = { imageBytes: 100_000, idleMs: 100 };
  const library = await openLibrary({ allowedOrigins: [origin], limits });
  for (const path of ['missing', 'large', 'silent']) {
    const kept = await library.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/${path}` });
    expect(kept.image).toBeUndefined();
  }
  const inside = await library.keep({ audioUrl: `${origin}/song`, imageUrl: 'http://169.254.169.254/' });
  expect(inside.image).toBeUndefined();
});

test('audio that is not an MP3 is stored unchanged, under its true type', async () => {
  const wav = wavTone(2);
  const { origin } = await serveFiles({ '/song.mp3': wav });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const { audio } = await library.keep({ audioUrl: `${origin}/song.mp3` });
  expect(audio).toMatchObject({ type: 'audio/wav', name: 'Canción del río ✨.wav', seconds: 2 });
  expect(await library.read(audio.key)).toEqual(wav);
});

test('the length comes from the audio, not from the gateway', async () => {
  const whole = await tone(6);
  const { origin } = await serveFiles({ '/half': whole.subarray(0, whole.length / 2) });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const { audio } = await library.keep({ audioUrl: `${origin}/half`, seconds: 6 });
  expect(Math.abs(audio.seconds - 3)).toBeLessThan(0.1);
});

test.each([
  ['a page with the type of a song', '<!doctype html><title>Sorry</title> your song is being made'],
  ['an error in JSON', '{"code":404,"message":"expired, ask again for a new address"}'],
  ['a picture', await picture(100)],
  ['a tag without audio', Buffer.concat([oldTag('Hello'), Buffer.alloc(4000)])],
  ['a tag longer than the file', Buffer.from('ID3\x03\0\0\x7f\x7f\x7f\x7f and no more than this')],
  ['four bytes that look like a song', Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(3000)])],
])('%s is not stored as a song', async (_, bytes) => {
  const { origin } = await serveFiles({ '/song.mp3': bytes });
  const library = await openLibrary({ allowedOrigins: [origin] });
  const error = await mediaErrorOf(library.keep({ audioUrl: `${origin}/song.mp3` }));
  expect(error.code).toBe('lost');
  expect(['wrong_kind', 'not_audio']).toContain(error.reason);
});

test('a file has a public address if the bot has one', async () => {
  const file = { key: 'ab'.repeat(32), name: 'Río 1/2.mp3', type: 'audio/mpeg', bytes: 1 };
  const library = await openLibrary({ publicUrl: 'https://songs.example/bot/' });
  expect(library.link(file)).toBe(`https://songs.example/bot${mediaPath(file)}`);
  expect((await openLibrary()).link(file)).toBeUndefined();
});
