import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';

/**
 * The bot's own secret of 32 bytes: made by whoever comes first and kept in Redis, because the process that hands
 * out an address and the one that is called there may be on different machines.
 */
export const loadSecret = async (redis: Redis, key: (name: string) => string): Promise<Buffer> => {
  await redis.set(key('secret'), randomBytes(32).toString('hex'), 'NX');
  return Buffer.from((await redis.get(key('secret'))) ?? '', 'hex');
};
