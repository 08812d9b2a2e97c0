import type { Locks } from '../core/index.js';
import type { StoreContext } from './context.js';

/** Locks in Redis; each ends by itself. */
export const createLocks = ({ redis, key }: StoreContext): Locks => ({
  claim: async (name, forMs) => (await redis.set(key(`lock:${name}`), '1', 'PX', forMs, 'NX')) === 'OK',
  release: async (name) => {
    await redis.del(key(`lock:${name}`));
  },
  held: async (name) => (await redis.exists(key(`lock:${name}`))) === 1,
});
