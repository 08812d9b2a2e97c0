import type { Timings } from '../core/index.js';
import type { StoreContext } from './context.js';

/** How many times the median is taken of. */
const samples = 25;

/** How long a median is used before it is computed again, in milliseconds. */
const cachedMs = 5000;

/** How long songs really take, by gateway and kind, in Redis. */
export const createTimings = ({ redis, key, clock }: StoreContext): Timings => {
  const cache = new Map<string, { until: number; seconds: number | undefined }>();
  return {
    record: async (provider, kind, seconds) => {
      const list = key(`measured:${provider}:${kind}`);
      await Promise.all([redis.lpush(list, seconds.toFixed(1)), redis.ltrim(list, 0, samples - 1)]);
    },
    median: async (provider, kind) => {
      const name = `${provider}:${kind}`;
      const cached = cache.get(name);
      if (cached !== undefined && cached.until > clock()) return cached.seconds;
      const times = (await redis.lrange(key(`measured:${name}`), 0, samples - 1))
        .map(Number)
        .sort((a, b) => a - b);
      const seconds = times[Math.floor(times.length / 2)];
      cache.set(name, { until: clock() + cachedMs, seconds });
      return seconds;
    },
  };
};
