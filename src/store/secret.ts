import { randomBytes } from 'node:crypto';
import { StorageError } from '../core/index.js';
import type { StoreContext } from './context.js';

const secretBytes = 32;

/**
 * The bot's own secret of 32 bytes. The first process makes it and Redis keeps it, because the process that hands out an
 * address and the one that is called there may run on different machines.
 */
export const loadSecret = async ({ redis, key }: Pick<StoreContext, 'redis' | 'key'>): Promise<Buffer> => {
  await redis.set(key('secret'), randomBytes(secretBytes).toString('hex'), 'NX');
  const secret = Buffer.from((await redis.get(key('secret'))) ?? '', 'hex');
  if (secret.length === secretBytes) return secret;
  throw new StorageError(
    `The secret at ${key('secret')} cannot be read: it is not 32 bytes in hex.`,
    'unreadable',
  );
};
