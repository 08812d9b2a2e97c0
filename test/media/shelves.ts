import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createBucketShelf } from '../../src/media/bucket-shelf.js';
import { createFolderShelf } from '../../src/media/folder-shelf.js';
import type { Shelf } from '../../src/media/shelf.js';
import { createManualClock } from '../kit/memory.js';
import { openBucket } from './bucket.js';

/** Milliseconds of an hour and of a day. */
export const hour = 3600 * 1000;
export const day = 24 * hour;

/** A clock that stands still some day in 2027. */
export const someDay = () => createManualClock(1_800_000_000_000);

/** A shelf in a folder of its own, which is gone after the test. */
export async function openFolderShelf(clock = someDay()) {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-shelf-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const shelf = createFolderShelf(join(directory, 'shelf'), clock.now);
  return { clock, directory: join(directory, 'shelf'), shelf };
}

/** A shelf in a bucket of its own, which is gone after the test; it renews what is read. */
export async function openBucketShelf(clock = someDay(), renews = true) {
  const bucket = await openBucket(clock.now);
  const shelf = createBucketShelf(bucket.settings, renews, clock.now);
  onTestFinished(() => shelf.close());
  return { clock, ...bucket, shelf };
}

/** When each file was used last, by its key. */
export const usesOn = async (shelf: Shelf): Promise<Record<string, number>> =>
  Object.fromEntries((await shelf.list()).map(({ key, usedAt }) => [key, Math.round(usedAt)]));
