import type { Redis } from 'ioredis';
import type { RateLimiter } from '../core/index.js';

const count = `
local deeds = redis.call('INCR', KEYS[1])
if deeds == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return deeds`;

/** Counts that start anew after a while. */
export const createRateLimiter = (redis: Redis, key: (name: string) => string): RateLimiter => ({
  count: async (name, withinMs) => Number(await redis.eval(count, 1, key(`count:${name}`), withinMs)),
});
