import type { PollSchedule } from '../../../src/core/index.js';

/** Tickets in memory, by gateway. */
export const createMemoryPollSchedule = (): PollSchedule & {
  of: (provider: string) => ReadonlyMap<string, number>;
} => {
  const sets = new Map<string, Map<string, number>>();
  const of = (provider: string) => {
    const set = sets.get(provider) ?? new Map<string, number>();
    sets.set(provider, set);
    return set;
  };
  return {
    of,
    put: async (provider, id, dueAt) => void of(provider).set(id, dueAt),
    putIfMissing: async (provider, id, dueAt) => {
      if (!of(provider).has(id)) of(provider).set(id, dueAt);
    },
    take: async (provider, now, leaseMs, limit) => {
      const due = [...of(provider)].filter(([, at]) => at <= now).slice(0, limit);
      for (const [id] of due) of(provider).set(id, now + leaseMs);
      return due.map(([id]) => id);
    },
    drop: async (provider, ids) => {
      for (const id of ids) of(provider).delete(id);
    },
    pollNow: async (provider, id, now) => {
      const there = of(provider).has(id);
      if (there) of(provider).set(id, now);
      return there;
    },
  };
};
