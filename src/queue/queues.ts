import { Queue } from 'bullmq';
import type { JobQueue, Log, PlatformId, ProviderId } from '../core/index.js';
import {
  checkAccountsQueue,
  deliverQueue,
  type JobData,
  reconcileQueue,
  refreshCardQueue,
  submitQueue,
} from './names.js';

/** Which Redis holds the queues, for which gateways and platforms; `prefix` keeps several bots apart. */
export type QueueOptions = {
  url: string;
  prefix: string;
  providers: readonly ProviderId[];
  platforms: readonly PlatformId[];
  /** A fair rank for a person's next request at a gateway; `head` is the rank of the next request in line, 0 for none. */
  fairRank: (provider: ProviderId, person: string, head: number) => Promise<number>;
  log: Log;
};

/** How far down a queue places are counted. */
const countedPlaces = 500;

/** A card changes at most this often, in milliseconds: Telegram allows about 20 edits a minute in a group. */
const refreshMs = 1500;

/** A finished job leaves nothing behind: the record is the truth, and the same id may be added again. */
const removeWhenOver = { removeOnComplete: true, removeOnFail: true } as const;

/** Milliseconds until the next attempt to reach Redis: a second at most, so that work soon goes on when it is back. */
export const retryStrategy = (times: number): number => Math.min(200 * times, 1000);

/** The job queue, and the queues of BullMQ behind it. */
export type Queues = JobQueue & {
  queues: readonly Queue<JobData>[];
  ready(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the queues to add jobs to. Without Redis an add fails within a second or so; the record waits, and the reconciliation
 * adds the job later.
 */
export const createQueues = (options: QueueOptions): Queues => {
  const queues = new Map<string, Queue<JobData>>();
  const open = (name: string) => {
    const queue = new Queue<JobData>(name, {
      connection: { url: options.url, maxRetriesPerRequest: 1, commandTimeout: 3000, retryStrategy },
      prefix: options.prefix,
      skipWaitingForReady: true,
    });
    queue.on('error', (error) =>
      options.log.warn({ event: 'queue.failed', queue: name, reason: error.message }, 'Queue failed'),
    );
    queues.set(name, queue);
  };
  for (const provider of options.providers) open(submitQueue(provider));
  for (const platform of options.platforms)
    [deliverQueue(platform), refreshCardQueue(platform)].forEach(open);
  [reconcileQueue, checkAccountsQueue].forEach(open);

  /** The next songs to submit; none for a gateway that is not in use. */
  const waiting = async (provider: ProviderId, limit: number): Promise<string[]> =>
    (await queues.get(submitQueue(provider))?.getRanges(['prioritized'], 0, limit - 1, true)) ?? [];
  return {
    queues: [...queues.values()],
    ready: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()));
    },
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
    submit: async (provider, id, person) => {
      const queue = queues.get(submitQueue(provider));
      if (queue === undefined) throw new Error(`The gateway ${provider} has no queue.`);
      const [next] = await queue.getPrioritized(0, 0);
      const rank = await options.fairRank(provider, person, next?.opts?.priority ?? 0);
      await queue.add('submit', { id }, { ...removeWhenOver, jobId: id, priority: rank });
    },
    // A platform that is not in use has no queue: the record waits until the platform is in use again.
    deliver: async (platform, id) => {
      await queues.get(deliverQueue(platform))?.add('deliver', { id }, { ...removeWhenOver, jobId: id });
    },
    refreshCard: async (platform, id) => {
      const queue = queues.get(refreshCardQueue(platform));
      await queue?.add('refresh-card', { id }, { ...removeWhenOver, jobId: id, delay: refreshMs });
    },
    ahead: async (provider, id) => {
      const ids = await waiting(provider, countedPlaces);
      const place = ids.indexOf(id);
      if (place >= 0) return place;
      return ids.length === countedPlaces ? countedPlaces : undefined;
    },
    waiting,
    withdraw: async (provider, id) => {
      const job = await queues.get(submitQueue(provider))?.getJob(id);
      // A worker that has the job finds a record that is over, and does nothing.
      await job?.remove().catch(() => undefined);
    },
  };
};
