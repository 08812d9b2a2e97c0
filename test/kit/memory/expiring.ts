import type { ExpiringStore, Locks, RateLimiter } from '../../../src/core/index.js';
import { copy } from './copy.js';

/** Values with an end, in memory. */
export const createMemoryExpiringStore = (now: () => number): ExpiringStore => {
  const values = new Map<string, { value: unknown; until: number }>();
  const load = (key: string) => {
    const found = values.get(key);
    return found !== undefined && found.until > now() ? copy(found.value) : undefined;
  };
  return {
    save: async (key, value, seconds) =>
      void values.set(key, { value: copy(value), until: now() + seconds * 1000 }),
    load: async (key) => load(key),
    take: async (key) => {
      const value = load(key);
      values.delete(key);
      return value;
    },
  };
};

/** Locks in memory, each with an end. */
export const createMemoryLocks = (now: () => number): Locks => {
  const locks = new Map<string, number>();
  const held = (name: string) => (locks.get(name) ?? 0) > now();
  return {
    claim: async (name, forMs) => {
      if (held(name)) return false;
      locks.set(name, now() + forMs);
      return true;
    },
    release: async (name) => void locks.delete(name),
    held: async (name) => held(name),
  };
};

/** Counts in memory. */
export const createMemoryRateLimiter = (now: () => number): RateLimiter => {
  const counts = new Map<string, { until: number; count: number }>();
  return {
    count: async (name, withinMs) => {
      const known = counts.get(name);
      const entry =
        known === undefined || known.until <= now() ? { until: now() + withinMs, count: 0 } : known;
      entry.count += 1;
      counts.set(name, entry);
      return entry.count;
    },
  };
};
