import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type Log, MediaError } from '../../src/core/index.js';
import { createRetentionJob, type RetentionLimits } from '../../src/media/index.js';
import type { BlobStore } from '../../src/media/storage/blob-store.js';
import { day, hour, openBucketShelf, openFolderShelf } from './blob-stores.js';

/** Locks as all processes see them. */
const createLocks = (clock: { now(): number }) => {
  const until = new Map<string, number>();
  return {
    claim: async (name: string, forMs: number) => {
      if ((until.get(name) ?? 0) > clock.now()) return false;
      until.set(name, clock.now() + forMs);
      return true;
    },
    count: async () => 1,
    release: async (name: string) => void until.delete(name),
    held: async (name: string) => (until.get(name) ?? 0) > clock.now(),
  };
};

type Room = { storage: BlobStore; clock: { now(): number; advance(milliseconds: number): void } };

/** A sweeper of that storage, and what it writes into the log. */
const sweeperOf = (
  { storage, clock }: Room,
  rules: Partial<RetentionLimits> = {},
  locks = createLocks(clock),
) => {
  const lines: { message: string; facts: Record<string, unknown> }[] = [];
  const collect = (facts: Record<string, unknown>, message: string) => void lines.push({ message, facts });
  const log: Log = { info: collect, warn: collect, error: collect };
  const limits: RetentionLimits = { days: undefined, gigabytes: undefined, ...rules };
  const sweeper = createRetentionJob({ storage, limits, locks, clock: clock.now, log });
  return { ...sweeper, lines };
};

/** Songs of a thousand bytes, each kept an hour after the one before; resolves to their keys. */
const keepSongs = async ({ storage, clock }: Room, titles: readonly string[]): Promise<string[]> => {
  const keys: string[] = [];
  for (const title of titles) {
    keys.push(await storage.keep(Buffer.alloc(1000, title)));
    clock.advance(hour);
  }
  return keys;
};

const kept = async (storage: BlobStore): Promise<string[]> =>
  (await storage.list()).map(({ key }) => key).sort();

describe.each([
  ['a folder', () => openFolderShelf()],
  ['a bucket', () => openBucketShelf()],
])('with files in %s', (_, open) => {
  test('all is kept for good when nobody said otherwise', async () => {
    const room = await open();
    const keys = await keepSongs(room, ['sea', 'moon']);
    room.clock.advance(3650 * day);
    const { sweep, lines } = sweeperOf(room);
    await sweep();
    expect(await kept(room.storage)).toEqual(keys.sort());
    expect(lines).toEqual([]);
  });

  test('what was not used for so many days goes, and what was used stays', async () => {
    const room = await open();
    const [sea = '', moon = '', rain = ''] = await keepSongs(room, ['sea', 'moon', 'rain']);
    room.clock.advance(20 * day);
    await room.storage.read(moon);
    await room.storage.keep(Buffer.alloc(1000, 'rain'));
    await vi.waitFor(async () =>
      expect(
        (await room.storage.list()).filter(({ usedAt }) => usedAt > room.clock.now() - day),
      ).toHaveLength(2),
    );
    room.clock.advance(20 * day);
    const { sweep, lines } = sweeperOf(room, { days: 30 });
    await sweep();
    expect(await kept(room.storage)).toEqual([moon, rain].sort());
    expect(lines).toEqual([
      {
        message: 'files that nobody used were removed',
        facts: { removed: 1, refused: 0, bytes: 1000, left: 2000 },
      },
    ]);
    await expect(room.storage.read(sea)).rejects.toThrow(MediaError);
  });

  test('the files unused for longest go first, until the rest fits', async () => {
    const room = await open();
    const [, , ...newest] = await keepSongs(room, ['sea', 'moon', 'rain', 'snow', 'wind']);
    room.clock.advance(2 * day);
    const { sweep } = sweeperOf(room, { gigabytes: 0.0000035 });
    await sweep();
    expect(await kept(room.storage)).toEqual(newest.sort());
  });

  test('a file used within a day stays, however little room there is', async () => {
    const room = await open();
    await keepSongs(room, ['sea', 'moon']);
    room.clock.advance(2 * day - 2 * hour);
    const [rain = ''] = await keepSongs(room, ['rain']);
    const { sweep, lines } = sweeperOf(room, { days: 0.001, gigabytes: 0.0000001 });
    await sweep();
    expect(await kept(room.storage)).toHaveLength(2);
    expect(await kept(room.storage)).toContain(rain);
    expect(lines.map(({ message }) => message)).toContain(
      'more is kept than is allowed, but all of it was used within a day',
    );
  });

  test('a song heard two hours ago stays, though it was kept long before and this was not noted', async () => {
    const room = await open();
    const key = await room.storage.keep(Buffer.from('sea'));
    room.clock.advance(23 * hour);
    await room.storage.read(key);
    room.clock.advance(2 * hour);
    await sweeperOf(room, { gigabytes: 0.000000001 }).sweep();
    expect(await kept(room.storage)).toEqual([key]);
  });
});

test('of all processes one sweeps, once an hour', async () => {
  const room = await openFolderShelf();
  const locks = createLocks(room.clock);
  const list = vi.spyOn(room.storage, 'list');
  const first = sweeperOf(room, { days: 1 }, locks);
  const second = sweeperOf(room, { days: 1 }, locks);
  await Promise.all([first.sweep(), second.sweep()]);
  room.clock.advance(hour / 2);
  await second.sweep();
  expect(list).toHaveBeenCalledTimes(1);
  room.clock.advance(hour / 2);
  await first.sweep();
  await second.sweep();
  expect(list).toHaveBeenCalledTimes(2);
});

test('what was left half-written a day ago goes, even when all is kept for good', async () => {
  const room = await openFolderShelf();
  const [key = ''] = await keepSongs(room, ['sea']);
  const folder = join(room.directory, key.slice(0, 2));
  await mkdir(folder, { recursive: true });
  for (const [name, age] of [
    ['old', 25 * hour],
    ['new', 23 * hour],
  ] as const) {
    const path = join(folder, `${key}.${name}.part`);
    await writeFile(path, 'half a so');
    await utimes(path, (room.clock.now() - age) / 1000, (room.clock.now() - age) / 1000);
  }
  await sweeperOf(room).sweep();
  expect((await readdir(folder)).sort()).toEqual([key, `${key}.new.part`]);
});

test('a file that can not be removed does not keep the others', async () => {
  const room = await openFolderShelf();
  const [sea = ''] = await keepSongs(room, ['sea', 'moon', 'rain']);
  room.clock.advance(9 * day);
  const remove: BlobStore['remove'] = (file) =>
    file.key === sea
      ? Promise.reject(new MediaError('later', 'storage_failed', 'EPERM'))
      : room.storage.remove(file);
  const { sweep, lines } = sweeperOf({ ...room, storage: { ...room.storage, remove } }, { days: 8 });
  await sweep();
  expect(await kept(room.storage)).toEqual([sea]);
  expect(lines.map(({ message }) => message)).toContain('some files could not be removed');
});

test('a sweep that breaks off is told in the log, and the next one goes on', async () => {
  const room = await openBucketShelf();
  await keepSongs(room, ['sea']);
  room.clock.advance(9 * day);
  room.state.refusal = { status: 403, code: 'AccessDenied' };
  const { sweep, lines } = sweeperOf(room, { days: 8 });
  await sweep();
  expect(lines).toEqual([
    { message: 'a sweep broke off', facts: { reason: 'media later: the bucket answers 403 AccessDenied' } },
  ]);
  room.state.refusal = undefined;
  room.clock.advance(hour);
  await sweep();
  expect(await kept(room.storage)).toEqual([]);
});

test('a sweeper that was started sweeps at once, and once stopped removes nothing more', async () => {
  const room = await openFolderShelf();
  await keepSongs(room, ['sea']);
  room.clock.advance(9 * day);
  const { start, stop, sweep } = sweeperOf(room, { days: 8 });
  start();
  await vi.waitFor(async () => expect(await kept(room.storage)).toEqual([]));
  await stop();
  const [moon] = await keepSongs(room, ['moon']);
  room.clock.advance(9 * day);
  await sweep();
  expect(await kept(room.storage)).toEqual([moon]);
});
