import type { Timings } from '../../../src/core/index.js';

/** How long songs took, in memory. */
export const createMemoryTimings = (): Timings => {
  const times = new Map<string, number[]>();
  return {
    record: async (provider, operation, seconds) => {
      const name = `${provider}:${operation}`;
      times.set(name, [seconds, ...(times.get(name) ?? [])].slice(0, 25));
    },
    median: async (provider, operation) => {
      const known = [...(times.get(`${provider}:${operation}`) ?? [])].sort((a, b) => a - b);
      return known[Math.floor(known.length / 2)];
    },
  };
};
