import { parseBuffer } from 'music-metadata';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { mediaPath } from '../../src/core/index.js';
import { tagMp3 } from '../../src/media/formats/id3.js';
import { picture } from '../kit/picture.js';
import { tone, wavTone } from '../kit/sound.js';
import { label, openWorkshop, serve, serveFiles, trouble } from './library-harness.js';

test('a song is kept with its title, artist, cover, lyrics and style in the file', async () => {
  const { origin } = await serveFiles({ '/song': await tone(3), '/cover': await picture(1400) });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const { audio, image } = await workshop.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` });

  expect(audio).toMatchObject({ type: 'audio/mpeg', name: 'Canción del río ✨.mp3', title: label.title });
  expect(audio.performer).toBe(label.performer);
  expect(audio.seconds).toBeCloseTo(3, 0);
  const bytes = await workshop.read(audio.key);
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
  expect(Buffer.from(common.picture?.[0]?.data ?? [])).toEqual(await workshop.read(image.key));
});

test.each([
  ['80s synthpop, female voice', ['’80s synthpop']],
  ['8-bit, (31) chiptune, fast', ['fast']],
  ['', undefined],
])('a song in the style %j never shows up under a foreign genre', async (style, genre) => {
  const { common } = await parseBuffer(tagMp3(await tone(1), { ...label, style }, undefined), 'audio/mpeg');
  expect(common.genre).toEqual(genre);
});

test('tags that a gateway wrote are replaced, in front and behind', async () => {
  const sound = await tone(2);
  const old = Buffer.concat([oldTag('Somebody else'), oldTag('Twice'), sound, apeTag(), lastTag('Old name')]);
  const { origin } = await serveFiles({ '/tagged': old, '/plain': sound });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const tagged = await workshop.keep({ audioUrl: `${origin}/tagged` });
  const plain = await workshop.keep({ audioUrl: `${origin}/plain` });
  expect(tagged.audio).toEqual(plain.audio);
  const bytes = await workshop.read(tagged.audio.key);
  for (const trace of ['Somebody else', 'Twice', 'Old name', 'APETAGEX'])
    expect(bytes.includes(trace)).toBe(false);
});

test('cover and thumbnail are JPEGs that chats take, without what the camera wrote into them', async () => {
  const { origin } = await serveFiles({
    '/song': await tone(1),
    '/cover': await picture(1600, { height: 900, noisy: true, format: 'png' }),
  });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const { audio, image } = await workshop.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` });
  if (!image || !audio.thumbnail) throw new Error('the pictures are missing');
  expect(image).toMatchObject({ type: 'image/jpeg', name: 'Canción del río ✨.jpg' });
  const cover = await workshop.read(image.key);
  expect(await sharp(cover).metadata()).toMatchObject({ format: 'jpeg', width: 1000, height: 563 });
  const thumbnail = await workshop.read(audio.thumbnail.key);
  expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 180 });
  expect(thumbnail.length).toBeLessThan(200_000);
  for (const drawn of [cover, thumbnail]) expect((await sharp(drawn).metadata()).exif).toBeUndefined();
});

test('the same take kept twice is the same file', async () => {
  const { origin } = await serveFiles({ '/song': await tone(1), '/cover': await picture(500) });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const take = { audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` };
  const [first, second] = await Promise.all([workshop.keep(take), workshop.keep(take)]);
  expect(second).toEqual(first);
  expect(await workshop.keep(take)).toEqual(first);
});

test.each([
  ['a page instead of a picture', Buffer.from('<html>not found</html>'.repeat(10))],
  ['half a picture', (await picture(900, { noisy: true })).subarray(0, 5000)],
  ['a drawing that asks for scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9"/>')],
  ['a kind of picture nobody promised', await picture(50, { format: 'gif' })],
  ['a picture that unfolds to far too much', await picture(8000, { height: 8000, format: 'png' })],
])('a song goes without its picture when there is %s', async (_, cover) => {
  const { origin } = await serveFiles({ '/song': await tone(1), '/cover': cover }, 'image/jpeg');
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const { audio, image } = await workshop.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/cover` });
  expect(image).toBeUndefined();
  expect(audio.thumbnail).toBeUndefined();
});

test('a song goes without its picture when the picture is missing, too large or never arrives', async () => {
  const song = await tone(1);
  const large = await picture(600, { noisy: true });
  const { origin } = await serve((request, response) => {
    if (request.url === '/song') response.end(song);
    else if (request.url === '/large') response.end(large);
    else if (request.url === '/missing') response.writeHead(404).end();
  });
  const limits = { imageBytes: 100_000, idleMs: 100 };
  const workshop = await openWorkshop({ allowedOrigins: [origin], limits });
  for (const path of ['missing', 'large', 'silent']) {
    const kept = await workshop.keep({ audioUrl: `${origin}/song`, imageUrl: `${origin}/${path}` });
    expect(kept.image).toBeUndefined();
  }
  const inside = await workshop.keep({ audioUrl: `${origin}/song`, imageUrl: 'http://169.254.169.254/' });
  expect(inside.image).toBeUndefined();
});

test('a sound that is no MP3 is kept as it is, under its true kind', async () => {
  const wav = wavTone(2);
  const { origin } = await serveFiles({ '/song.mp3': wav });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const { audio } = await workshop.keep({ audioUrl: `${origin}/song.mp3` });
  expect(audio).toMatchObject({ type: 'audio/wav', name: 'Canción del río ✨.wav', seconds: 2 });
  expect(await workshop.read(audio.key)).toEqual(wav);
});

test('the length comes from the sound itself, not from what the gateway says', async () => {
  const whole = await tone(6);
  const { origin } = await serveFiles({ '/half': whole.subarray(0, whole.length / 2) });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const { audio } = await workshop.keep({ audioUrl: `${origin}/half`, seconds: 6 });
  expect(Math.abs(audio.seconds - 3)).toBeLessThan(0.1);
});

test.each([
  ['a page that claims to be a song', '<!doctype html><title>Sorry</title> your song is being made'],
  ['an error in JSON', '{"code":404,"message":"expired, ask again for a new address"}'],
  ['a picture', await picture(100)],
  ['a tag with nothing behind it', Buffer.concat([oldTag('Hello'), Buffer.alloc(4000)])],
  ['a tag that is longer than the file', Buffer.from('ID3\x03\0\0\x7f\x7f\x7f\x7f and no more than this')],
  ['four bytes that look like a song', Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(3000)])],
])('%s is not kept as a song', async (_, bytes) => {
  const { origin } = await serveFiles({ '/song.mp3': bytes });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  expect(await trouble(workshop.keep({ audioUrl: `${origin}/song.mp3` }))).toMatchObject({ code: 'lost' });
});

test('a browser finds a file under the public address, if there is one', async () => {
  const file = { key: 'ab'.repeat(32), name: 'Río 1/2.mp3', type: 'audio/mpeg', bytes: 1 };
  const open = await openWorkshop({ publicUrl: 'https://songs.example/bot/' });
  expect(open.link(file)).toBe(`https://songs.example/bot${mediaPath(file)}`);
  expect((await openWorkshop()).link(file)).toBeUndefined();
});

function oldTag(title: string): Buffer {
  const frame = Buffer.from(`TIT2\0\0\0\0\0\0\0${title}`, 'latin1');
  frame.writeUInt32BE(title.length + 1, 4);
  const head = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1');
  head.writeUInt8(frame.length, 9);
  return Buffer.concat([head, frame]);
}

function lastTag(title: string): Buffer {
  return Buffer.from(`TAG${title}`.padEnd(128, '\0'), 'latin1');
}

function apeTag(): Buffer {
  const footer = Buffer.alloc(32);
  footer.write('APETAGEX', 'latin1');
  footer.writeUInt32LE(2000, 8);
  footer.writeUInt32LE(32, 12);
  return footer;
}
