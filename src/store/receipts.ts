import type { Receipts } from '../core/index.js';
import type { StoreContext } from './context.js';
import { receiptRecord } from './records/expiring.js';

/** How long a receipt is kept, in seconds: longer than any delivery is tried. */
const receiptSeconds = 30 * 24 * 3600;

/** Receipts in Redis: the message that was posted under a key. */
export const createReceipts = ({ redis, key, reader, replace }: StoreContext): Receipts => {
  const receiptKey = (name: string) => key(`receipt:${name}`);
  return {
    find: async (name) => reader.read(receiptRecord, receiptKey(name), await redis.get(receiptKey(name))),
    keep: (name, ref) => replace.key(receiptRecord, receiptKey(name), ref, { seconds: receiptSeconds }),
  };
};
