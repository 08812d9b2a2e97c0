import type { JobQueue } from '../../../src/core/index.js';
import { createMemoryFairRanks } from './fair-ranks.js';

/** A job as a queue keeps it; `holder` is the token of the worker that has it, undefined while none has. */
export type MemoryJob = {
  kind: 'submit' | 'deliver' | 'refreshCard';
  queue: string;
  id: string;
  dueAt: number;
  /** Jobs with a lower rank go first, and those of one rank in the order they became due. */
  rank: number;
  holder?: number | undefined;
};

/** How far down a queue places are counted. */
const countedPlaces = 500;

/** How long a refresh of a card waits for further changes, in milliseconds. */
const refreshMs = 1500;

/** Queues in memory: a job whose id is in its queue already, in whatever state, is not added again. */
export const createMemoryQueue = (
  clock: () => number,
): JobQueue & {
  jobs: () => MemoryJob[];
  /** A worker takes a job; returns the token to end it with. */
  hold: (job: MemoryJob) => number;
  /** The step is over, or goes on after `laterMs`. Nothing changes when the job has a new holder meanwhile. */
  end: (job: MemoryJob, token: number, laterMs?: number) => void;
  /** Frees a job whose worker is gone or seems so. */
  stall: (job: MemoryJob) => void;
} => {
  const jobs = new Map<string, MemoryJob>();
  const fairRanks = createMemoryFairRanks();
  let tokens = 0;
  const add = (
    kind: MemoryJob['kind'],
    place: string,
    id: string,
    more: { delay?: number; rank?: number },
  ) => {
    const queue = `${kind}-${place}`;
    const dueAt = clock() + (more.delay ?? 0);
    if (!jobs.has(`${queue} ${id}`))
      jobs.set(`${queue} ${id}`, { kind, queue, id, dueAt, rank: more.rank ?? 0 });
  };
  const waiting = (provider: string): MemoryJob[] =>
    [...jobs.values()]
      .filter((job) => job.queue === `submit-${provider}` && !job.holder && job.dueAt <= clock())
      .sort((a, b) => a.rank - b.rank || a.dueAt - b.dueAt)
      .slice(0, countedPlaces);
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
    submit: async (provider, id, person) => {
      const rank = await fairRanks.next(provider, person, waiting(provider)[0]?.rank ?? 0);
      add('submit', provider, id, { rank });
    },
    deliver: async (platform, id) => add('deliver', platform, id, {}),
    refreshCard: async (platform, id) => add('refreshCard', platform, id, { delay: refreshMs }),
    ahead: async (provider, id) => {
      const place = waiting(provider).findIndex((job) => job.id === id);
      if (place >= 0) return place;
      return waiting(provider).length === countedPlaces ? countedPlaces : undefined;
    },
    waiting: async (provider, limit) =>
      waiting(provider)
        .slice(0, limit)
        .map(({ id }) => id),
    withdraw: async (provider, id) => {
      const job = jobs.get(`submit-${provider} ${id}`);
      if (job !== undefined && job.holder === undefined) jobs.delete(`submit-${provider} ${id}`);
    },
  };
};
