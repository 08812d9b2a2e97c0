import type { Timings } from '../../../src/core/index.js';

/** Timings in memory, to a tenth of a second as in Redis; the median is never cached. */
export const createMemoryTimings = (): Timings => {
  const times = new Map<string, number[]>();
  return {
    record: async (provider, kind, seconds) => {
      const name = `${provider}:${kind}`;
      times.set(name, [Number(seconds.toFixed(1)), ...(times.get(name) ?? [])].slice(0, 25));
    },
    median: async (provider, kind) => {
      const sorted = [...(times.get(`${provider}:${kind}`) ?? [])].sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length / 2)];
    },
  };
};
