import type { Redis } from 'ioredis';
import type { Clock, Timings } from '../core/index.js';

/** How many times the median is taken of. */
const samples = 25;

/** How long songs really take, by gateway and kind. */
export const createTimings = (redis: Redis, key: (name: string) => string, clock: Clock): Timings => {
  const remembered = new Map<string, { until: number; seconds: number | undefined }>();
  return {
    record: async (provider, operation, seconds) => {
      const list = key(`measured:${provider}:${operation}`);
      await Promise.all([redis.lpush(list, seconds.toFixed(1)), redis.ltrim(list, 0, samples - 1)]);
    },
    median: async (provider, operation) => {
      const name = `${provider}:${operation}`;
      const known = remembered.get(name);
      if (known !== undefined && known.until > clock()) return known.seconds;
      const times = (await redis.lrange(key(`measured:${name}`), 0, samples - 1))
        .map(Number)
        .sort((a, b) => a - b);
      const seconds = times[Math.floor(times.length / 2)];
      remembered.set(name, { until: clock() + 5000, seconds });
      return seconds;
    },
  };
};
