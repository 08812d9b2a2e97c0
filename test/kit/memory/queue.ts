import type { JobQueue } from '../../../src/core/index.js';

/** A job as a queue keeps it; `holder` counts who took it last, and is undefined while nobody works on it. */
export type MemoryJob = {
  kind: 'submit' | 'deliver' | 'refreshCard';
  queue: string;
  id: string;
  dueAt: number;
  holder?: number | undefined;
};

/** Queues in memory: a job whose id is in its queue already, in whatever state, is not added again. */
export const createMemoryQueue = (
  clock: () => number,
): JobQueue & {
  jobs: () => MemoryJob[];
  /** Takes a job to work on; gives the token that ends it. */
  hold: (job: MemoryJob) => number;
  /** The step is over, or goes on after `laterMs`. Who lost the job to another changes nothing. */
  end: (job: MemoryJob, token: number, laterMs?: number) => void;
  /** Gives a job whose worker is gone, or seems so, to whoever comes. */
  stall: (job: MemoryJob) => void;
} => {
  const jobs = new Map<string, MemoryJob>();
  let tokens = 0;
  const add = (kind: MemoryJob['kind'], place: string, id: string, delay: number) => {
    const queue = `${kind}-${place}`;
    if (!jobs.has(`${queue} ${id}`)) jobs.set(`${queue} ${id}`, { kind, queue, id, dueAt: clock() + delay });
  };
  const waiting = (provider: string) =>
    [...jobs.values()]
      .filter((job) => job.queue === `submit-${provider}` && !job.holder && job.dueAt <= clock())
      .map((job) => job.id);
  return {
    jobs: () => [...jobs.values()],
    hold: (job) => {
      tokens += 1;
      job.holder = tokens;
      return tokens;
    },
    end: (job, token, laterMs) => {
      if (job.holder !== token) return;
      job.holder = undefined;
      if (laterMs === undefined) jobs.delete(`${job.queue} ${job.id}`);
      else job.dueAt = clock() + laterMs;
    },
    stall: (job) => {
      job.holder = undefined;
    },
    submit: async (provider, id) => add('submit', provider, id, 0),
    deliver: async (platform, id) => add('deliver', platform, id, 0),
    refreshCard: async (platform, id) => add('refreshCard', platform, id, 1500),
    ahead: async (provider, id) => {
      const place = waiting(provider).indexOf(id);
      return place < 0 ? undefined : place;
    },
    waiting: async (provider, limit) => waiting(provider).slice(0, limit),
    withdraw: async (provider, id) => {
      const job = jobs.get(`submit-${provider} ${id}`);
      if (job !== undefined && job.holder === undefined) jobs.delete(`submit-${provider} ${id}`);
    },
  };
};
