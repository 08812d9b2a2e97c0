import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { placeOf } from '../../src/media/storage/blob-store.js';
import { day, hour, openBucketShelf, openFolderShelf, usesOn } from './blob-stores.js';
import { mediaErrorOf as trouble } from './library-harness.js';

const song = Buffer.from('a song about the sea');
const other = Buffer.from('a song about the moon');

describe.each([
  ['a folder', () => openFolderShelf()],
  ['a bucket', () => openBucketShelf()],
])('a storage in %s', (_, open) => {
  test('finds a file again by what is in it, once, however often and at once it is kept', async () => {
    const { storage } = await open();
    const keys = await Promise.all(Array.from({ length: 8 }, () => storage.keep(song)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await storage.read(keys[0] ?? '')).toEqual(song);
    expect((await storage.list()).map(({ key }) => key)).toEqual([keys[0]]);
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
    const { storage } = await open();
    expect(await trouble(storage.read(key))).toEqual({
      code: 'lost',
      reason: 'missing',
      detail: 'not a storage key',
    });
  });

  test('says that a file that is not there is lost', async () => {
    const { storage } = await open();
    await storage.keep(song);
    expect(await trouble(storage.read('0'.repeat(64)))).toMatchObject({ code: 'lost' });
  });

  test('lists all its files with their sizes and when they were kept', async () => {
    const { storage, clock } = await open();
    expect(await storage.list()).toEqual([]);
    const songs = ['one', 'two!', 'three', 'four', 'fives'];
    for (const text of songs) await storage.keep(Buffer.from(text));
    const files = await storage.list();
    expect(files.map(({ bytes }) => bytes).sort()).toEqual([3, 4, 4, 5, 5]);
    expect(Object.values(await usesOn(storage))).toEqual(songs.map(() => clock.now()));
  });

  test('counts a file as new when it is kept again', async () => {
    const { storage, clock } = await open();
    const key = await storage.keep(song);
    const rest = await storage.keep(other);
    clock.advance(3 * day);
    await storage.keep(song);
    expect(await usesOn(storage)).toEqual({ [key]: clock.now(), [rest]: clock.now() - 3 * day });
  });

  test('counts a file as new when somebody hears it, and notes that once a day', async () => {
    const { storage, clock } = await open();
    const key = await storage.keep(song);
    const keptAt = clock.now();
    clock.advance(23 * hour);
    await storage.read(key);
    expect(await usesOn(storage)).toEqual({ [key]: keptAt });
    clock.advance(2 * hour);
    expect(await storage.read(key)).toEqual(song);
    await vi.waitFor(async () => expect(await usesOn(storage)).toEqual({ [key]: clock.now() }));
  });

  test('has nothing to say against being used', async () => {
    const { storage } = await open();
    await expect(storage.check()).resolves.toBeUndefined();
  });

  test('gives a file away for good, and no other', async () => {
    const { storage } = await open();
    const key = await storage.keep(song);
    const rest = await storage.keep(other);
    const [file] = (await storage.list()).filter((one) => one.key === key);
    if (file === undefined) throw new Error('the song is not listed');
    expect(await storage.remove(file)).toBe(true);
    expect(await trouble(storage.read(key))).toMatchObject({ code: 'lost' });
    expect(await storage.read(rest)).toEqual(other);
    expect(await storage.keep(song)).toBe(key);
    expect(await storage.read(key)).toEqual(song);
  });

  test('keeps a file that was used since somebody wanted it gone', async () => {
    const { storage, clock } = await open();
    const key = await storage.keep(song);
    const [file] = await storage.list();
    if (file === undefined) throw new Error('the song is not listed');
    clock.advance(2 * day);
    await storage.keep(song);
    expect(await storage.remove(file)).toBe(false);
    expect(await storage.read(key)).toEqual(song);
  });
});

describe('a storage in a folder', () => {
  test('holds each file once and nothing else', async () => {
    const { storage, directory } = await openFolderShelf();
    const key = await storage.keep(song);
    await storage.keep(song);
    const files = await readdir(directory, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).map((file) => file.name)).toEqual([key]);
  });

  test('that can not be written to is trouble for later', async () => {
    const { storage, directory } = await openFolderShelf();
    await writeFile(directory, '');
    expect(await trouble(storage.keep(song))).toMatchObject({ code: 'later' });
    expect(await trouble(storage.list())).toMatchObject({ code: 'later' });
    expect(await trouble(storage.check())).toMatchObject({ code: 'later' });
  });

  test('lists no file that somebody else has put there', async () => {
    const { storage, directory } = await openFolderShelf();
    const key = await storage.keep(song);
    await writeFile(join(directory, 'notes.txt'), 'remember the milk');
    await writeFile(join(directory, key.slice(0, 2), 'notes.txt'), 'remember the milk');
    await writeFile(
      join(directory, key.slice(0, 2), `${'0'.repeat(64)}`),
      'in a folder it does not belong to',
    );
    expect((await storage.list()).map((file) => file.key)).toEqual([key]);
  });
});

describe('a storage in a bucket', () => {
  test('puts its files where a copied folder has them', async () => {
    const { storage, held } = await openBucketShelf();
    const key = await storage.keep(song);
    expect([...held.keys()]).toEqual([`minstrel/${placeOf(key)}`]);
  });

  test('leaves alone what else lies in the bucket', async () => {
    const { storage, held, clock } = await openBucketShelf();
    const key = await storage.keep(song);
    for (const name of ['backup.tar', 'minstrel/notes.txt', `minstrel/${key}`, placeOf(key)])
      held.set(name, { bytes: song, changedAt: clock.now() });
    expect((await storage.list()).map((file) => file.key)).toEqual([key]);
  });

  test('opens for requests that are signed, and for no others', async () => {
    const { storage, settings } = await openBucketShelf();
    const key = await storage.keep(song);
    const unsigned = await fetch(`${settings.endpoint}/songs/minstrel/${placeOf(key)}`);
    expect(unsigned.status).toBe(403);
    const { storage: stranger, settings: theirs } = await openBucketShelf();
    theirs.secretAccessKey = 'another secret';
    expect(await trouble(stranger.keep(song))).toEqual({
      code: 'later',
      reason: 'storage_failed',
      detail: 'the bucket answers 403 SignatureDoesNotMatch',
    });
  });

  test('costs no second request for a song that is only read, when nothing is ever removed', async () => {
    const { storage, clock, requests } = await openBucketShelf(undefined, false);
    const key = await storage.keep(song);
    clock.advance(30 * day);
    await storage.read(key);
    await storage.close();
    expect(requests.map((request) => request.split(' ')[0])).toEqual(['PUT', 'GET']);
  });

  test.each([
    { status: 403, code: 'AccessDenied' },
    { status: 403, code: 'InvalidAccessKeyId' },
    { status: 404, code: 'NoSuchBucket' },
  ])('is trouble for later when the store says $code, and no secret is told', async (refusal) => {
    const { storage, state, settings } = await openBucketShelf();
    const key = await storage.keep(song);
    const [file] = await storage.list();
    if (file === undefined) throw new Error('the song is not listed');
    state.refusal = refusal;
    const works = [
      () => storage.keep(song),
      () => storage.read(key),
      () => storage.list(),
      () => storage.remove(file),
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
    const { storage, settings } = await openBucketShelf();
    settings.endpoint = 'http://127.0.0.1:1';
    const told = await trouble(storage.keep(song));
    expect(told).toMatchObject({
      code: 'later',
      reason: 'storage_failed',
      detail: 'the bucket answers ECONNREFUSED',
    });
  });
});
