import type { Redis } from 'ioredis';
import type { Locks } from '../core/index.js';

type Key = (name: string) => string;

/** Locks that let go by themselves. */
export const createLocks = (redis: Redis, key: Key): Locks => ({
  claim: async (name, forMs) => (await redis.set(key(`lock:${name}`), '1', 'PX', forMs, 'NX')) === 'OK',
  release: async (name) => {
    await redis.del(key(`lock:${name}`));
  },
  held: async (name) => (await redis.exists(key(`lock:${name}`))) === 1,
});
