import type { PollSchedule } from '../../../src/core/index.js';
import { createSortedSets } from './sorted-set.js';

/** A poll schedule in memory; `of` shows a gateway's ids with the times they are due. */
export const createMemoryPollSchedule = (): PollSchedule & {
  of: (provider: string) => ReadonlyMap<string, number>;
} => {
  const schedules = createSortedSets();
  return {
    of: (provider) => schedules(provider).scores,
    put: async (provider, id, dueAt) => schedules(provider).add(id, dueAt),
    putIfMissing: async (provider, id, dueAt) => schedules(provider).addMissing(id, dueAt),
    take: async (provider, now, leaseMs, limit) => {
      const due = schedules(provider).upTo(now, limit);
      for (const id of due) schedules(provider).add(id, now + leaseMs);
      return due;
    },
    drop: async (provider, ids) => {
      for (const id of ids) schedules(provider).remove(id);
    },
    pollNow: async (provider, id, now) => {
      const dueAt = schedules(provider).scores.get(id);
      if (dueAt === undefined) return false;
      schedules(provider).add(id, Math.min(dueAt, now));
      return true;
    },
  };
};
