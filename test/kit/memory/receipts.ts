import type { MessageRef, Receipts } from '../../../src/core/index.js';
import { copy } from './copy.js';

/** Receipts in memory; they never end here. */
export const createMemoryReceipts = (): Receipts => {
  const receipts = new Map<string, MessageRef>();
  return {
    find: async (key) => copy(receipts.get(key)),
    keep: async (key, ref) => void receipts.set(key, copy(ref)),
  };
};
