import { DelayedError, type Job, Worker } from 'bullmq';
import type { JobHandlers, Log, PlatformId, ProviderId, Step } from '../core/index.js';
import {
  checkAccountsQueue,
  deliverQueue,
  type JobData,
  pollQueue,
  reconcileQueue,
  refreshCardQueue,
  submitQueue,
} from './names.js';
import { type Queues, retryStrategy } from './queues.js';

/** How the work is done, in milliseconds and at once per process. */
export type WorkerOptions = {
  url: string;
  prefix: string;
  providers: readonly ProviderId[];
  platforms: readonly PlatformId[];
  log: Log;
  pace?: Partial<WorkerPace> | undefined;
};

/** What may be set faster for tests. */
export type WorkerPace = {
  /** How often each gateway's due songs are looked for. */
  beatMs: number;
  tendMs: number;
  /** How often it is seen whether a gateway is to be asked about its key and balance. */
  examineMs: number;
  /** A job whose worker is gone for so long is given to another. */
  lockMs: number;
  /** Steps of one kind at once: they wait for Redis and the network, not for the processor. */
  concurrency: number;
};

const usualPace: WorkerPace = {
  beatMs: 1000,
  tendMs: 10_000,
  examineMs: 60_000,
  lockMs: 20_000,
  concurrency: 32,
};

/** How long a shutdown waits for work in hand before it is asked to stop. */
const graceMs = 10_000;

/** Takes work from the queues and calls the studio for it, until `close`. */
export const startWorkers = async (jobs: JobHandlers, queues: Queues, options: WorkerOptions) => {
  const pace = { ...usualPace, ...options.pace };
  const workers: Worker<JobData>[] = [];
  const work = (
    name: string,
    concurrency: number,
    step: (id: string, signal: AbortSignal) => Promise<Step>,
  ) => {
    const worker = new Worker<JobData>(name, carry(step, options.log), {
      connection: { url: options.url, retryStrategy },
      prefix: options.prefix,
      concurrency,
      lockDuration: pace.lockMs,
      stalledInterval: pace.lockMs,
    });
    worker.on('error', (error) =>
      options.log.warn({ queue: name, reason: error.message }, 'a worker has trouble'),
    );
    workers.push(worker);
  };
  const beats: { name: string; id: string; everyMs: number }[] = [];
  const beat = async (name: string, id: string, everyMs: number) => {
    beats.push({ name, id, everyMs });
    await schedule(queues, name, id, everyMs);
  };

  for (const provider of options.providers) {
    work(submitQueue(provider), pace.concurrency, jobs.submit);
    work(pollQueue(provider), 1, jobs.poll);
    await beat(pollQueue(provider), provider, pace.beatMs);
  }
  for (const platform of options.platforms) {
    work(deliverQueue(platform), pace.concurrency, jobs.deliver);
    work(refreshCardQueue(platform), pace.concurrency, jobs.refreshCard);
  }
  work(reconcileQueue, 1, async () => {
    await jobs.reconcile();
    return { next: 'done' };
  });
  await beat(reconcileQueue, reconcileQueue, pace.tendMs);
  work(checkAccountsQueue, 1, (_id, signal) => jobs.checkAccounts(signal));
  await beat(checkAccountsQueue, checkAccountsQueue, pace.examineMs);

  // A Redis that comes back may have forgotten the beats, and without them nothing is ever asked for again.
  const remembering = setInterval(() => {
    for (const { name, id, everyMs } of beats) {
      scheduleIfForgotten(queues, name, id, everyMs).catch((error) =>
        options.log.warn({ queue: name, reason: String(error) }, 'a beat could not be looked after'),
      );
    }
  }, pace.tendMs);

  return {
    /** Takes no new work, and waits for what is in hand: a submit is never cut, because it costs money. */
    close: async () => {
      clearInterval(remembering);
      const closing = Promise.all(workers.map((worker) => worker.close()));
      const cut = setTimeout(() => {
        for (const worker of workers) {
          if (!worker.name.startsWith('submit-')) worker.cancelAllJobs('shutdown');
        }
      }, graceMs);
      await closing;
      clearTimeout(cut);
    },
  };
};

const scheduleIfForgotten = async (queues: Queues, name: string, id: string, everyMs: number) => {
  const known = await queues.queues.find((one) => one.name === name)?.getJobScheduler(name);
  if (known === undefined || known === null) await schedule(queues, name, id, everyMs);
};

const schedule = async (queues: Queues, name: string, id: string, everyMs: number) => {
  const queue = queues.queues.find((one) => one.name === name);
  const opts = { removeOnComplete: true, removeOnFail: true };
  await queue?.upsertJobScheduler(name, { every: everyMs }, { name, data: { id }, opts });
};

/** A step that throws is called again a little later; it never counts as failed, because the record is not over. */
const carry =
  (step: (id: string, signal: AbortSignal) => Promise<Step>, log: Log) =>
  async (job: Job<JobData>, token?: string, signal?: AbortSignal): Promise<void> => {
    let result: Step;
    try {
      result = await step(job.data.id, signal ?? new AbortController().signal);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error(
        { id: job.data.id, queue: job.queueName, reason },
        'a step broke off and will be tried again',
      );
      // What a scheduler made comes again by itself.
      if (job.repeatJobKey !== undefined) return;
      result = { next: 'later', ms: Math.min(30_000, 1000 * 2 ** Math.min(5, job.attemptsStarted ?? 1)) };
    }
    if (result.next === 'done') return;
    await job.moveToDelayed(Date.now() + result.ms, token);
    throw new DelayedError();
  };
