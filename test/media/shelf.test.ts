import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { placeOf } from '../../src/media/shelf.js';
import { day, hour, openBucketShelf, openFolderShelf, usesOn } from './shelves.js';
import { trouble } from './workbench.js';

const song = Buffer.from('a song about the sea');
const other = Buffer.from('a song about the moon');

describe.each([
  ['a folder', () => openFolderShelf()],
  ['a bucket', () => openBucketShelf()],
])('a shelf in %s', (_, open) => {
  test('finds a file again by what is in it, once, however often and at once it is kept', async () => {
    const { shelf } = await open();
    const keys = await Promise.all(Array.from({ length: 8 }, () => shelf.keep(song)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await shelf.read(keys[0] ?? '')).toEqual(song);
    expect((await shelf.list()).map(({ key }) => key)).toEqual([keys[0]]);
  });

  test.each([
    '../secret',
    '..%2fsecret',
    '/etc/passwd',
    '',
    'AB'.repeat(32),
    `${'a'.repeat(64)}\n`,
    `${'a'.repeat(62)}/.`,
    `../${'a'.repeat(61)}`,
    `${'a'.repeat(64)}.part`,
  ])('opens nothing for %j', async (key) => {
    const { shelf } = await open();
    expect(await trouble(shelf.read(key))).toEqual({ code: 'lost', detail: 'not a key of the shelf' });
  });

  test('says that a file that is not there is lost', async () => {
    const { shelf } = await open();
    await shelf.keep(song);
    expect(await trouble(shelf.read('0'.repeat(64)))).toMatchObject({ code: 'lost' });
  });

  test('lists all its files with their sizes and when they were kept', async () => {
    const { shelf, clock } = await open();
    expect(await shelf.list()).toEqual([]);
    const songs = ['one', 'two!', 'three', 'four', 'fives'];
    for (const text of songs) await shelf.keep(Buffer.from(text));
    const files = await shelf.list();
    expect(files.map(({ bytes }) => bytes).sort()).toEqual([3, 4, 4, 5, 5]);
    expect(Object.values(await usesOn(shelf))).toEqual(songs.map(() => clock.now()));
  });

  test('counts a file as new when it is kept again', async () => {
    const { shelf, clock } = await open();
    const key = await shelf.keep(song);
    const rest = await shelf.keep(other);
    clock.advance(3 * day);
    await shelf.keep(song);
    expect(await usesOn(shelf)).toEqual({ [key]: clock.now(), [rest]: clock.now() - 3 * day });
  });

  test('counts a file as new when somebody hears it, and notes that once a day', async () => {
    const { shelf, clock } = await open();
    const key = await shelf.keep(song);
    const keptAt = clock.now();
    clock.advance(23 * hour);
    await shelf.read(key);
    expect(await usesOn(shelf)).toEqual({ [key]: keptAt });
    clock.advance(2 * hour);
    expect(await shelf.read(key)).toEqual(song);
    await vi.waitFor(async () => expect(await usesOn(shelf)).toEqual({ [key]: clock.now() }));
  });

  test('has nothing to say against being used', async () => {
    const { shelf } = await open();
    await expect(shelf.check()).resolves.toBeUndefined();
  });

  test('gives a file away for good, and no other', async () => {
    const { shelf } = await open();
    const key = await shelf.keep(song);
    const rest = await shelf.keep(other);
    const [file] = (await shelf.list()).filter((one) => one.key === key);
    if (file === undefined) throw new Error('the song is not listed');
    expect(await shelf.remove(file)).toBe(true);
    expect(await trouble(shelf.read(key))).toMatchObject({ code: 'lost' });
    expect(await shelf.read(rest)).toEqual(other);
    expect(await shelf.keep(song)).toBe(key);
    expect(await shelf.read(key)).toEqual(song);
  });

  test('keeps a file that was used since somebody wanted it gone', async () => {
    const { shelf, clock } = await open();
    const key = await shelf.keep(song);
    const [file] = await shelf.list();
    if (file === undefined) throw new Error('the song is not listed');
    clock.advance(2 * day);
    await shelf.keep(song);
    expect(await shelf.remove(file)).toBe(false);
    expect(await shelf.read(key)).toEqual(song);
  });
});

describe('a shelf in a folder', () => {
  test('holds each file once and nothing else', async () => {
    const { shelf, directory } = await openFolderShelf();
    const key = await shelf.keep(song);
    await shelf.keep(song);
    const files = await readdir(directory, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).map((file) => file.name)).toEqual([key]);
  });

  test('that can not be written to is trouble for later', async () => {
    const { shelf, directory } = await openFolderShelf();
    await writeFile(directory, '');
    expect(await trouble(shelf.keep(song))).toMatchObject({ code: 'later' });
    expect(await trouble(shelf.list())).toMatchObject({ code: 'later' });
    expect(await trouble(shelf.check())).toMatchObject({ code: 'later' });
  });

  test('lists no file that somebody else has put there', async () => {
    const { shelf, directory } = await openFolderShelf();
    const key = await shelf.keep(song);
    await writeFile(join(directory, 'notes.txt'), 'remember the milk');
    await writeFile(join(directory, key.slice(0, 2), 'notes.txt'), 'remember the milk');
    await writeFile(
      join(directory, key.slice(0, 2), `${'0'.repeat(64)}`),
      'in a folder it does not belong to',
    );
    expect((await shelf.list()).map((file) => file.key)).toEqual([key]);
  });
});

describe('a shelf in a bucket', () => {
  test('puts its files where a copied folder has them', async () => {
    const { shelf, held } = await openBucketShelf();
    const key = await shelf.keep(song);
    expect([...held.keys()]).toEqual([`minstrel/${placeOf(key)}`]);
  });

  test('leaves alone what else lies in the bucket', async () => {
    const { shelf, held, clock } = await openBucketShelf();
    const key = await shelf.keep(song);
    for (const name of ['backup.tar', 'minstrel/notes.txt', `minstrel/${key}`, placeOf(key)])
      held.set(name, { bytes: song, changedAt: clock.now() });
    expect((await shelf.list()).map((file) => file.key)).toEqual([key]);
  });

  test('opens for requests that are signed, and for no others', async () => {
    const { shelf, settings } = await openBucketShelf();
    const key = await shelf.keep(song);
    const unsigned = await fetch(`${settings.endpoint}/songs/minstrel/${placeOf(key)}`);
    expect(unsigned.status).toBe(403);
    const { shelf: stranger, settings: theirs } = await openBucketShelf();
    theirs.secretAccessKey = 'another secret';
    expect(await trouble(stranger.keep(song))).toEqual({
      code: 'later',
      detail: 'the bucket answers 403 SignatureDoesNotMatch',
    });
  });

  test('costs no second request for a song that is only read, when nothing is ever removed', async () => {
    const { shelf, clock, requests } = await openBucketShelf(undefined, false);
    const key = await shelf.keep(song);
    clock.advance(30 * day);
    await shelf.read(key);
    await shelf.close();
    expect(requests.map((request) => request.split(' ')[0])).toEqual(['PUT', 'GET']);
  });

  test.each([
    { status: 403, code: 'AccessDenied' },
    { status: 403, code: 'InvalidAccessKeyId' },
    { status: 404, code: 'NoSuchBucket' },
  ])('is trouble for later when the store says $code, and no secret is told', async (refusal) => {
    const { shelf, state, settings } = await openBucketShelf();
    const key = await shelf.keep(song);
    const [file] = await shelf.list();
    if (file === undefined) throw new Error('the song is not listed');
    state.refusal = refusal;
    const works = [
      () => shelf.keep(song),
      () => shelf.read(key),
      () => shelf.list(),
      () => shelf.remove(file),
    ];
    for (const work of works) {
      const told = await trouble(work());
      expect(told.code).toBe('later');
      expect(told.detail).toContain(String(refusal.status));
      expect(told.detail).not.toContain(settings.secretAccessKey);
      expect(told.detail).not.toContain(settings.accessKeyId);
    }
  });

  test('is trouble for later when nobody answers', async () => {
    const { shelf, settings } = await openBucketShelf();
    settings.endpoint = 'http://127.0.0.1:1';
    const told = await trouble(shelf.keep(song));
    expect(told).toEqual({ code: 'later', detail: 'the bucket answers ECONNREFUSED' });
  });
});
