import { DelayedError, type Job, Worker } from 'bullmq';
import type { JobHandlers, JobResult, Log, PlatformId, ProviderId } from '../core/index.js';
import {
  checkAccountsQueue,
  deliverQueue,
  type JobData,
  reconcileQueue,
  refreshCardQueue,
  submitQueue,
} from './names.js';
import { type Queues, retryStrategy } from './queues.js';

/** Which Redis holds the queues, for which gateways and platforms, and how fast the work goes. */
export type WorkerOptions = {
  url: string;
  prefix: string;
  providers: readonly ProviderId[];
  platforms: readonly PlatformId[];
  log: Log;
  pace?: Partial<WorkerPace> | undefined;
};

/** Intervals in milliseconds, and jobs at once; tests set them faster. */
export type WorkerPace = {
  /** How often each gateway is polled about its due songs. */
  pollMs: number;
  /** How often idle generations are put back to work. */
  reconcileMs: number;
  /** How often a gateway may be asked about its key and balance; it is asked when its last answer is old. */
  checkAccountsMs: number;
  /** A job goes to another worker when its own is gone for so long. */
  lockMs: number;
  /** Jobs of one queue at once: they wait for Redis and the network, not for the processor. */
  concurrency: number;
};

const usualPace: WorkerPace = {
  pollMs: 1000,
  reconcileMs: 10_000,
  checkAccountsMs: 60_000,
  lockMs: 20_000,
  concurrency: 32,
};

/** How long a shutdown waits for running jobs before it cancels them. */
const graceMs = 10_000;

/** Starts a worker for each queue, which calls the job handlers until `close`. */
export const startWorkers = async (jobs: JobHandlers, queues: Queues, options: WorkerOptions) => {
  const pace = { ...usualPace, ...options.pace };
  const workers: Worker<JobData>[] = [];
  const polls: Polling[] = [];
  const work = (
    name: string,
    concurrency: number,
    step: (id: string, signal: AbortSignal) => Promise<JobResult>,
  ) => {
    const worker = new Worker<JobData>(name, runStep(step, options.log), {
      connection: { url: options.url, retryStrategy },
      prefix: options.prefix,
      concurrency,
      lockDuration: pace.lockMs,
      stalledInterval: pace.lockMs,
    });
    worker.on('error', (error) =>
      options.log.warn({ event: 'worker.failed', queue: name, reason: error.message }, 'Worker failed'),
    );
    workers.push(worker);
  };
  const schedules: { name: string; id: string; everyMs: number }[] = [];
  const repeat = async (name: string, id: string, everyMs: number) => {
    schedules.push({ name, id, everyMs });
    await schedule(queues, name, id, everyMs);
  };

  for (const provider of options.providers) {
    work(submitQueue(provider), pace.concurrency, jobs.submit);
    polls.push(startPolling((signal) => jobs.poll(provider, signal), { provider, pace, log: options.log }));
  }
  for (const platform of options.platforms) {
    work(deliverQueue(platform), pace.concurrency, jobs.deliver);
    work(refreshCardQueue(platform), pace.concurrency, jobs.refreshCard);
  }
  work(reconcileQueue, 1, async () => {
    await jobs.reconcile();
    return { next: 'done' };
  });
  await repeat(reconcileQueue, reconcileQueue, pace.reconcileMs);
  work(checkAccountsQueue, 1, (_id, signal) => jobs.checkAccounts(signal));
  await repeat(checkAccountsQueue, checkAccountsQueue, pace.checkAccountsMs);

  // A Redis that comes back may have lost the schedules, and without them nothing is ever reconciled again.
  const restoring = setInterval(() => {
    for (const { name, id, everyMs } of schedules) {
      scheduleIfMissing(queues, name, id, everyMs).catch((error) =>
        options.log.warn(
          { event: 'schedule.not-restored', queue: name, reason: String(error) },
          'Schedule not restored',
        ),
      );
    }
  }, pace.reconcileMs);

  return {
    /** Takes no new jobs and waits for the running ones. A submit is never cancelled, because it costs money. */
    close: async () => {
      clearInterval(restoring);
      const closing = Promise.all([...workers, ...polls].map((part) => part.close()));
      const grace = setTimeout(() => {
        for (const worker of workers) {
          if (!worker.name.startsWith('submit-')) worker.cancelAllJobs('shutdown');
        }
        for (const poll of polls) poll.cancel();
      }, graceMs);
      await closing;
      clearTimeout(grace);
    },
  };
};

type Polling = {
  /** Starts no new poll and waits for the running one. */
  close(): Promise<void>;
  cancel(): void;
};

type PollFacts = { provider: ProviderId; pace: WorkerPace; log: Log };

/**
 * Polls a gateway at an interval, one poll after another. Every process does so on a timer of its own: taking a due song
 * hides it from the others, and a scheduled job each second would be most of what an idle bot does.
 */
const startPolling = (
  poll: (signal: AbortSignal) => Promise<unknown>,
  { provider, pace, log }: PollFacts,
): Polling => {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let hasFailed = false;
  const run = async () => {
    try {
      await poll(stopping.signal);
      hasFailed = false;
    } catch (error) {
      // Without Redis every poll fails: the first of a row is enough to know.
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!hasFailed) log.error({ event: 'poll.failed', provider, reason }, 'Poll failed and runs again');
      hasFailed = true;
    } finally {
      running = undefined;
    }
  };
  const timer = setInterval(() => {
    running ??= run();
  }, pace.pollMs);
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
    cancel: () => stopping.abort(),
  };
};

const scheduleIfMissing = async (queues: Queues, name: string, id: string, everyMs: number) => {
  const known = await queues.queues.find((each) => each.name === name)?.getJobScheduler(name);
  if (known === undefined || known === null) await schedule(queues, name, id, everyMs);
};

const schedule = async (queues: Queues, name: string, id: string, everyMs: number) => {
  const queue = queues.queues.find((each) => each.name === name);
  const opts = { removeOnComplete: true, removeOnFail: true };
  await queue?.upsertJobScheduler(name, { every: everyMs }, { name, data: { id }, opts });
};

/** Runs a step. One that throws runs again a little later and never counts as failed, because its record is not over. */
const runStep =
  (step: (id: string, signal: AbortSignal) => Promise<JobResult>, log: Log) =>
  async (job: Job<JobData>, token?: string, signal?: AbortSignal): Promise<void> => {
    let result: JobResult;
    try {
      result = await step(job.data.id, signal ?? new AbortController().signal);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error(
        { event: 'step.failed', id: job.data.id, queue: job.queueName, reason },
        'Step failed and runs again',
      );
      // A scheduled job comes again by itself.
      if (job.repeatJobKey !== undefined) return;
      result = { next: 'later', ms: Math.min(30_000, 1000 * 2 ** Math.min(5, job.attemptsStarted ?? 1)) };
    }
    if (result.next === 'done') return;
    await job.moveToDelayed(Date.now() + result.ms, token);
    throw new DelayedError();
  };
