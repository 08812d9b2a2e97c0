import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { placeOf } from '../../src/media/storage/blob-store.js';
import { day, hour, openBucketStore, openFolderStore, usesOn } from './blob-stores.js';
import { mediaErrorOf } from './library-harness.js';

const song = Buffer.from('a song about the sea');
const other = Buffer.from('a song about the moon');

describe.each([
  ['a folder', () => openFolderStore()],
  ['a bucket', () => openBucketStore()],
])('a storage in %s', (_, open) => {
  test('stores a file once under the hash of its bytes, however often and concurrently it is kept', async () => {
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
    expect(await mediaErrorOf(storage.read(key))).toEqual({
      code: 'lost',
      reason: 'missing',
      detail: 'not a storage key',
    });
  });

  test('reports a missing file as lost', async () => {
    const { storage } = await open();
    await storage.keep(song);
    expect(await mediaErrorOf(storage.read('0'.repeat(64)))).toMatchObject({ code: 'lost' });
  });

  test('lists all its files with their sizes and times', async () => {
    const { storage, clock } = await open();
    expect(await storage.list()).toEqual([]);
    const songs = ['one', 'two!', 'three', 'four', 'fives'];
    for (const text of songs) await storage.keep(Buffer.from(text));
    const files = await storage.list();
    expect(files.map(({ bytes }) => bytes).sort()).toEqual([3, 4, 4, 5, 5]);
    expect(Object.values(await usesOn(storage))).toEqual(songs.map(() => clock.now()));
  });

  test('counts a file as used when it is kept again', async () => {
    const { storage, clock } = await open();
    const key = await storage.keep(song);
    const rest = await storage.keep(other);
    clock.advance(3 * day);
    await storage.keep(song);
    expect(await usesOn(storage)).toEqual({ [key]: clock.now(), [rest]: clock.now() - 3 * day });
  });

  test('counts a file as used when somebody plays it, and notes that once a day', async () => {
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

  test('can be used', async () => {
    const { storage } = await open();
    await expect(storage.check()).resolves.toBeUndefined();
  });

  test('removes a file for good, and no other', async () => {
    const { storage } = await open();
    const key = await storage.keep(song);
    const rest = await storage.keep(other);
    const [file] = (await storage.list()).filter((one) => one.key === key);
    if (file === undefined) throw new Error('the song is not listed');
    expect(await storage.remove(file)).toBe(true);
    expect(await mediaErrorOf(storage.read(key))).toMatchObject({ code: 'lost' });
    expect(await storage.read(rest)).toEqual(other);
    expect(await storage.keep(song)).toBe(key);
    expect(await storage.read(key)).toEqual(song);
  });

  test('keeps a file that was used after it was listed', async () => {
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
    const { storage, directory } = await openFolderStore();
    const key = await storage.keep(song);
    await storage.keep(song);
    const files = await readdir(directory, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).map((file) => file.name)).toEqual([key]);
  });

  test('that cannot be written to fails for now', async () => {
    const { storage, directory } = await openFolderStore();
    await writeFile(directory, '');
    expect(await mediaErrorOf(storage.keep(song))).toMatchObject({ code: 'later' });
    expect(await mediaErrorOf(storage.list())).toMatchObject({ code: 'later' });
    expect(await mediaErrorOf(storage.check())).toMatchObject({ code: 'later' });
  });

  test('lists no file of anybody else', async () => {
    const { storage, directory } = await openFolderStore();
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
  test('stores its files under the paths that a copied folder has', async () => {
    const { storage, held } = await openBucketStore();
    const key = await storage.keep(song);
    expect([...held.keys()]).toEqual([`minstrel/${placeOf(key)}`]);
  });

  test('leaves other objects in the bucket alone', async () => {
    const { storage, held, clock } = await openBucketStore();
    const key = await storage.keep(song);
    for (const name of ['backup.tar', 'minstrel/notes.txt', `minstrel/${key}`, placeOf(key)])
      held.set(name, { bytes: song, changedAt: clock.now() });
    expect((await storage.list()).map((file) => file.key)).toEqual([key]);
  });

  test('serves signed requests and no others', async () => {
    const { storage, settings } = await openBucketStore();
    const key = await storage.keep(song);
    const unsigned = await fetch(`${settings.endpoint}/songs/minstrel/${placeOf(key)}`);
    expect(unsigned.status).toBe(403);
    const { storage: stranger, settings: theirs } = await openBucketStore();
    theirs.secretAccessKey = 'another secret';
    expect(await mediaErrorOf(stranger.keep(song))).toEqual({
      code: 'later',
      reason: 'storage_failed',
      detail: 'the bucket answers 403 SignatureDoesNotMatch',
    });
  });

  test('costs no second request for a song that is only read, when nothing is ever removed', async () => {
    const { storage, clock, requests } = await openBucketStore(undefined, false);
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
  ])('fails for now when the store answers $code, and quotes no secret', async (refusal) => {
    const { storage, state, settings } = await openBucketStore();
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
      const error = await mediaErrorOf(work());
      expect(error.code).toBe('later');
      expect(error.detail).toContain(String(refusal.status));
      expect(error.detail).not.toContain(settings.secretAccessKey);
      expect(error.detail).not.toContain(settings.accessKeyId);
    }
  });

  test.each([
    { status: 500, code: 'InternalError' },
    { status: 503, code: 'SlowDown' },
    { status: 429, code: 'TooManyRequests' },
  ])('asks again when the store answers $code for a moment', async (refusal) => {
    const { storage, state, requests } = await openBucketStore();
    Object.assign(state, { refusal, refusals: 2 });
    const key = await storage.keep(song);
    expect(await storage.read(key)).toEqual(song);
    expect(requests.filter((request) => request.startsWith('PUT'))).toHaveLength(3);
  });

  test('gives up after three requests, and asks only once when it is refused', async () => {
    const { storage, state, requests } = await openBucketStore();
    state.refusal = { status: 503, code: 'SlowDown' };
    expect(await mediaErrorOf(storage.keep(song))).toMatchObject({
      detail: 'the bucket answers 503 SlowDown',
    });
    expect(requests).toHaveLength(3);
    state.refusal = { status: 403, code: 'AccessDenied' };
    await mediaErrorOf(storage.keep(song));
    expect(requests).toHaveLength(4);
  });

  test('fails for now when nothing answers', async () => {
    const { storage, settings } = await openBucketStore();
    settings.endpoint = 'http://127.0.0.1:1';
    const error = await mediaErrorOf(storage.keep(song));
    expect(error).toMatchObject({
      code: 'later',
      reason: 'storage_failed',
      detail: 'the bucket answers ECONNREFUSED',
    });
  });
});
