import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BlobStore } from '../../src/media/storage/blob-store.js';
import { createFolderStore } from '../../src/media/storage/folder-store.js';
import { createS3Store } from '../../src/media/storage/s3-store.js';
import { createManualClock } from '../kit/memory/index.js';
import { openBucket } from './bucket.js';

/** Milliseconds of an hour and of a day. */
export const hour = 3600 * 1000;
export const day = 24 * hour;

/** A clock stopped on a day in 2027. */
export const someDay = () => createManualClock(1_800_000_000_000);

/** A store in a folder of its own, which is deleted after the test. */
export const openFolderStore = async (clock = someDay()) => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-storage-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const storage = createFolderStore(join(directory, 'storage'), clock.now);
  return { clock, directory: join(directory, 'storage'), storage };
};

/** A store in a bucket of its own, which is closed after the test; it renews what is read. */
export const openBucketStore = async (clock = someDay(), renews = true) => {
  const bucket = await openBucket(clock.now);
  const storage = createS3Store(bucket.settings, renews, clock.now);
  onTestFinished(() => storage.close());
  return { clock, ...bucket, storage };
};

/** When each file was used last, by its key. */
export const usesOn = async (storage: BlobStore): Promise<Record<string, number>> =>
  Object.fromEntries((await storage.list()).map(({ key, usedAt }) => [key, Math.round(usedAt)]));
