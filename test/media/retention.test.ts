import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type Log, MediaError } from '../../src/core/index.js';
import { createRetentionJob, type RetentionLimits } from '../../src/media/index.js';
import type { BlobStore } from '../../src/media/storage/blob-store.js';
import { day, hour, openBucketStore, openFolderStore } from './blob-stores.js';

/** Locks that all processes share. */
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

type StorageSetup = { storage: BlobStore; clock: { now(): number; advance(milliseconds: number): void } };

/** A retention job for a storage, and its log lines. */
const createJob = (
  { storage, clock }: StorageSetup,
  rules: Partial<RetentionLimits> = {},
  locks = createLocks(clock),
) => {
  const lines: { message: string; facts: Record<string, unknown> }[] = [];
  const collect = (facts: Record<string, unknown>, message: string) => void lines.push({ message, facts });
  const log: Log = { info: collect, warn: collect, error: collect };
  const limits: RetentionLimits = { days: undefined, gigabytes: undefined, ...rules };
  const job = createRetentionJob({ storage, limits, locks, clock: clock.now, log });
  return { ...job, lines };
};

/** Stores songs of 1000 bytes, one per hour; resolves to their keys. */
const keepSongs = async ({ storage, clock }: StorageSetup, titles: readonly string[]): Promise<string[]> => {
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
  ['a folder', () => openFolderStore()],
  ['a bucket', () => openBucketStore()],
])('with files in %s', (_, open) => {
  test('songs are kept for good by default', async () => {
    const setup = await open();
    const keys = await keepSongs(setup, ['sea', 'moon']);
    setup.clock.advance(3650 * day);
    const { run, lines } = createJob(setup);
    await run();
    expect(await kept(setup.storage)).toEqual(keys.sort());
    expect(lines).toEqual([]);
  });

  test('songs that were unused for the configured days are deleted, the others stay', async () => {
    const setup = await open();
    const [sea = '', moon = '', rain = ''] = await keepSongs(setup, ['sea', 'moon', 'rain']);
    setup.clock.advance(20 * day);
    await setup.storage.read(moon);
    await setup.storage.keep(Buffer.alloc(1000, 'rain'));
    await vi.waitFor(async () =>
      expect(
        (await setup.storage.list()).filter(({ usedAt }) => usedAt > setup.clock.now() - day),
      ).toHaveLength(2),
    );
    setup.clock.advance(20 * day);
    const { run, lines } = createJob(setup, { days: 30 });
    await run();
    expect(await kept(setup.storage)).toEqual([moon, rain].sort());
    expect(lines).toEqual([
      {
        message: 'Unused files removed',
        facts: { event: 'retention.removed', removed: 1, refused: 0, bytes: 1000, left: 2000 },
      },
    ]);
    await expect(setup.storage.read(sea)).rejects.toThrow(MediaError);
  });

  test('the songs that were unused for longest are deleted first, until the rest fits', async () => {
    const setup = await open();
    const [, , ...newest] = await keepSongs(setup, ['sea', 'moon', 'rain', 'snow', 'wind']);
    setup.clock.advance(2 * day);
    const { run } = createJob(setup, { gigabytes: 0.0000035 });
    await run();
    expect(await kept(setup.storage)).toEqual(newest.sort());
  });

  test('a song used within a day stays, even above the limit', async () => {
    const setup = await open();
    await keepSongs(setup, ['sea', 'moon']);
    setup.clock.advance(2 * day - 2 * hour);
    const [rain = ''] = await keepSongs(setup, ['rain']);
    const { run, lines } = createJob(setup, { days: 0.001, gigabytes: 0.0000001 });
    await run();
    expect(await kept(setup.storage)).toHaveLength(2);
    expect(await kept(setup.storage)).toContain(rain);
    expect(lines.map(({ message }) => message)).toContain(
      'More is stored than KEEP_GIGABYTES allows, but all of it was used within a day',
    );
  });

  test('a song played two hours ago stays, although the storage does not know of it yet', async () => {
    const setup = await open();
    const key = await setup.storage.keep(Buffer.from('sea'));
    setup.clock.advance(23 * hour);
    await setup.storage.read(key);
    setup.clock.advance(2 * hour);
    await createJob(setup, { gigabytes: 0.000000001 }).run();
    expect(await kept(setup.storage)).toEqual([key]);
  });
});

test('only one process deletes files, once an hour', async () => {
  const setup = await openFolderStore();
  const locks = createLocks(setup.clock);
  const list = vi.spyOn(setup.storage, 'list');
  const first = createJob(setup, { days: 1 }, locks);
  const second = createJob(setup, { days: 1 }, locks);
  await Promise.all([first.run(), second.run()]);
  setup.clock.advance(hour / 2);
  await second.run();
  expect(list).toHaveBeenCalledTimes(1);
  setup.clock.advance(hour / 2);
  await first.run();
  await second.run();
  expect(list).toHaveBeenCalledTimes(2);
});

test('files that are incomplete for a day are deleted, even when songs are kept for good', async () => {
  const setup = await openFolderStore();
  const [key = ''] = await keepSongs(setup, ['sea']);
  const folder = join(setup.directory, key.slice(0, 2));
  await mkdir(folder, { recursive: true });
  for (const [name, age] of [
    ['old', 25 * hour],
    ['new', 23 * hour],
  ] as const) {
    const path = join(folder, `${key}.${name}.part`);
    await writeFile(path, 'half a so');
    await utimes(path, (setup.clock.now() - age) / 1000, (setup.clock.now() - age) / 1000);
  }
  await createJob(setup).run();
  expect((await readdir(folder)).sort()).toEqual([key, `${key}.new.part`]);
});

test('a file that cannot be deleted does not stop the deletion of others', async () => {
  const setup = await openFolderStore();
  const [sea = ''] = await keepSongs(setup, ['sea', 'moon', 'rain']);
  setup.clock.advance(9 * day);
  const remove: BlobStore['remove'] = (file) =>
    file.key === sea
      ? Promise.reject(new MediaError('later', 'storage_failed', 'EPERM'))
      : setup.storage.remove(file);
  const { run, lines } = createJob({ ...setup, storage: { ...setup.storage, remove } }, { days: 8 });
  await run();
  expect(await kept(setup.storage)).toEqual([sea]);
  expect(lines.map(({ message }) => message)).toContain('Some files could not be removed');
});

test('a failed run is logged, and the next one starts again', async () => {
  const setup = await openBucketStore();
  await keepSongs(setup, ['sea']);
  setup.clock.advance(9 * day);
  setup.state.refusal = { status: 403, code: 'AccessDenied' };
  const { run, lines } = createJob(setup, { days: 8 });
  await run();
  expect(lines).toEqual([
    {
      message: 'Retention broke off',
      facts: { event: 'retention.failed', reason: 'media later: the bucket answers 403 AccessDenied' },
    },
  ]);
  setup.state.refusal = undefined;
  setup.clock.advance(hour);
  await run();
  expect(await kept(setup.storage)).toEqual([]);
});

test('a job runs as soon as it is started, and deletes nothing after it is stopped', async () => {
  const setup = await openFolderStore();
  await keepSongs(setup, ['sea']);
  setup.clock.advance(9 * day);
  const { start, stop, run } = createJob(setup, { days: 8 });
  start();
  await vi.waitFor(async () => expect(await kept(setup.storage)).toEqual([]));
  await stop();
  const [moon] = await keepSongs(setup, ['moon']);
  setup.clock.advance(9 * day);
  await run();
  expect(await kept(setup.storage)).toEqual([moon]);
});
