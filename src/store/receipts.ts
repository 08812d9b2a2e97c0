import type { Redis } from 'ioredis';
import type { MessageRef, Receipts } from '../core/index.js';

type Key = (name: string) => string;

/** How long a receipt is kept: longer than any delivery is tried. */
const receiptSeconds = 30 * 24 * 3600;

/** Which message was posted under which key. */
export const createReceipts = (redis: Redis, key: Key): Receipts => ({
  find: async (name) => {
    const text = await redis.get(key(`receipt:${name}`));
    return text === null ? undefined : (JSON.parse(text) as MessageRef);
  },
  keep: async (name, ref) => {
    await redis.set(key(`receipt:${name}`), JSON.stringify(ref), 'EX', receiptSeconds);
  },
});
