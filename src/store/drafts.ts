import type { Redis } from 'ioredis';
import type { ExpiringStore } from '../core/index.js';

type Key = (name: string) => string;

// GETDEL, which Redis has from 6.2 on only.
const take = `
local draft = redis.call('GET', KEYS[1])
redis.call('DEL', KEYS[1])
return draft`;

/** Half-filled forms, each with an end of its own. */
export const createExpiringStore = (redis: Redis, key: Key): ExpiringStore => {
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
