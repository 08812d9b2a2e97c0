import { type Clock, type Locks, type Log, MediaError } from '../../core/index.js';
import { type BlobStore, useEveryMs } from './blob-store.js';

/** How long files are kept, and how many. */
export type RetentionLimits = {
  /** Days since the last use; unset: for good. */
  days: number | undefined;
  /** All files together; unset: no limit. */
  gigabytes: number | undefined;
};

/** What the retention of a store needs. */
export type RetentionOptions = {
  storage: BlobStore;
  limits: RetentionLimits;
  locks: Locks;
  clock: Clock;
  log: Log;
};

/** Removes files that nobody uses from a store. */
export type RetentionJob = {
  /** Runs now, unless another process has run within the hour; never throws. */
  run(): Promise<void>;
  /** Runs now and every hour. */
  start(): void;
  /** Stops the schedule and waits for a run in progress, which ends before its next file. */
  stop(): Promise<void>;
};

const hourMs = 3600 * 1000;

const dayMs = 24 * hourMs;

/** A file used within a day stays; a store may know of a use up to a day late. */
const keptAfterUseMs = dayMs + useEveryMs;

/** Builds the retention job: it removes the least recently used file first, and none that was used within a day. */
export const createRetentionJob = ({
  storage,
  limits,
  locks,
  clock,
  log,
}: RetentionOptions): RetentionJob => {
  const { days, gigabytes } = limits;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const removeUnused = async (): Promise<void> => {
    const now = clock();
    const files = (await storage.list()).sort((one, other) => one.usedAt - other.usedAt);
    const counts = { removed: 0, refused: 0, bytes: 0 };
    let left = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const isFull = (): boolean => gigabytes !== undefined && left > gigabytes * 1e9;
    for (const file of files) {
      const unusedMs = now - file.usedAt;
      const isOld = days !== undefined && unusedMs > days * dayMs;
      if (stopped || unusedMs <= keptAfterUseMs || !(isOld || isFull())) break;
      try {
        if (!(await storage.remove(file))) continue;
      } catch (error) {
        if (!(error instanceof MediaError)) throw error;
        counts.refused += 1;
        continue;
      }
      counts.removed += 1;
      counts.bytes += file.bytes;
      left -= file.bytes;
    }
    if (counts.removed > 0) log.info({ event: 'retention.removed', ...counts, left }, 'Unused files removed');
    if (counts.refused > 0)
      log.warn({ event: 'retention.remove-failed', ...counts, left }, 'Some files could not be removed');
    else if (isFull() && !stopped)
      log.warn(
        { event: 'retention.over-limit', left, gigabytes },
        'More is stored than KEEP_GIGABYTES allows, but all of it was used within a day',
      );
  };

  const run = async (): Promise<void> => {
    try {
      // A little less than an hour, so that the same process may do it again in an hour.
      if (stopped || !(await locks.claim('retention', hourMs - 60_000))) return;
      const partial = await storage.tidy(clock() - dayMs);
      if (partial > 0) log.info({ event: 'retention.partial-removed', partial }, 'Partial files removed');
      if (days !== undefined || gigabytes !== undefined) await removeUnused();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ event: 'retention.failed', reason }, 'Retention broke off');
    }
  };

  return {
    run,
    start: () => {
      const next = () => {
        running = running.then(run);
      };
      next();
      timer = setInterval(next, hourMs);
      timer.unref();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
