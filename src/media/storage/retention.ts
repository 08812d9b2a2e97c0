import { type Clock, type Locks, type Log, MediaError } from '../../core/index.js';
import { type BlobStore, useEveryMs } from './blob-store.js';

/** How long files are kept, and how many. */
export type RetentionLimits = {
  /** Days since the last use; unset: for good. */
  days: number | undefined;
  /** All files together; unset: no limit. */
  gigabytes: number | undefined;
};

/** What looks after a storage. */
export type RetentionOptions = {
  storage: BlobStore;
  limits: RetentionLimits;
  locks: Locks;
  clock: Clock;
  log: Log;
};

/** Removes what nobody uses from a storage. */
export type RetentionJob = {
  /** Sweeps now, unless another process has done so within the hour; never throws. */
  sweep(): Promise<void>;
  /** Sweeps now and every hour. */
  start(): void;
  /** Ends the rounds, and waits for the one in hand to put its broom down. */
  stop(): Promise<void>;
};

const hourMs = 3600 * 1000;

const dayMs = 24 * hourMs;

/** What was used within a day is spared, and what a storage knows of a use may be older than the use. */
const spareMs = dayMs + useEveryMs;

/** Builds a sweeper: the file that was not used for longest goes first, and none that was used within a day. */
export function createRetentionJob({ storage, limits, locks, clock, log }: RetentionOptions): RetentionJob {
  const { days, gigabytes } = limits;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  const removeUnused = async (): Promise<void> => {
    const now = clock();
    const files = (await storage.list()).sort((one, other) => one.usedAt - other.usedAt);
    const swept = { removed: 0, refused: 0, bytes: 0 };
    let left = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const isFull = (): boolean => gigabytes !== undefined && left > gigabytes * 1e9;
    for (const file of files) {
      const unusedMs = now - file.usedAt;
      const isOld = days !== undefined && unusedMs > days * dayMs;
      if (stopped || unusedMs <= spareMs || !(isOld || isFull())) break;
      try {
        if (!(await storage.remove(file))) continue;
      } catch (error) {
        if (!(error instanceof MediaError)) throw error;
        swept.refused += 1;
        continue;
      }
      swept.removed += 1;
      swept.bytes += file.bytes;
      left -= file.bytes;
    }
    if (swept.removed > 0) log.info({ ...swept, left }, 'files that nobody used were removed');
    if (swept.refused > 0) log.warn({ ...swept, left }, 'some files could not be removed');
    else if (isFull() && !stopped)
      log.warn({ left, gigabytes }, 'more is kept than is allowed, but all of it was used within a day');
  };

  const sweep = async (): Promise<void> => {
    try {
      // A little less than an hour, so that the same process may do it again in an hour.
      if (stopped || !(await locks.claim('sweep', hourMs - 60_000))) return;
      const halves = await storage.tidy(clock() - dayMs);
      if (halves > 0) log.info({ halves }, 'files that were never finished were removed');
      if (days !== undefined || gigabytes !== undefined) await removeUnused();
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'a sweep broke off');
    }
  };

  return {
    sweep,
    start: () => {
      const next = () => {
        round = round.then(sweep);
      };
      next();
      timer = setInterval(next, hourMs);
      timer.unref();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await round;
    },
  };
}
