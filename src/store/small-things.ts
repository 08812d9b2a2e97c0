import type { Redis } from 'ioredis';
import type { Drafts, Locks, MessageRef, Receipts } from '../core/index.js';

type Key = (name: string) => string;

// GETDEL, which Redis has from 6.2 on only.
const take = `
local draft = redis.call('GET', KEYS[1])
redis.call('DEL', KEYS[1])
return draft`;

/** Half-filled forms, each with an end of its own. */
export const createDrafts = (redis: Redis, key: Key): Drafts => {
  const draftKey = (name: string) => key(`draft:${name}`);
  const parse = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text));
  return {
    save: async (name, draft, seconds) => {
      await redis.set(draftKey(name), JSON.stringify(draft), 'EX', seconds);
    },
    load: async (name) => parse(await redis.get(draftKey(name))),
    take: async (name) => parse((await redis.eval(take, 1, draftKey(name))) as string | null),
  };
};

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

const count = `
local deeds = redis.call('INCR', KEYS[1])
if deeds == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return deeds`;

/** Locks that let go by themselves. */
export const createLocks = (redis: Redis, key: Key): Locks => ({
  claim: async (name, forMs) => (await redis.set(key(`lock:${name}`), '1', 'PX', forMs, 'NX')) === 'OK',
  release: async (name) => {
    await redis.del(key(`lock:${name}`));
  },
  held: async (name) => (await redis.exists(key(`lock:${name}`))) === 1,
  count: async (name, withinMs) => Number(await redis.eval(count, 1, key(`count:${name}`), withinMs)),
});
