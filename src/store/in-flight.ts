import type { Redis } from 'ioredis';
import type { PollSchedule } from '../core/index.js';

const take = `
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], ARGV[2], id) end
return ids`;

const hasten = `
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due then return 0 end
if tonumber(due) > tonumber(ARGV[2]) then redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) end
return 1`;

/** The songs at each gateway in a sorted set, by when they fall due. */
export const createPollSchedule = (redis: Redis, key: (name: string) => string): PollSchedule => {
  const setKey = (provider: string) => key(`in-flight:${provider}`);
  return {
    put: async (provider, id, dueAt) => {
      await redis.zadd(setKey(provider), dueAt, id);
    },
    putIfMissing: async (provider, id, dueAt) => {
      await redis.zadd(setKey(provider), 'NX', dueAt, id);
    },
    take: async (provider, now, leaseMs, limit) =>
      (await redis.eval(take, 1, setKey(provider), now, now + leaseMs, limit)) as string[],
    pollNow: async (provider, id, now) => (await redis.eval(hasten, 1, setKey(provider), id, now)) === 1,
    drop: async (provider, ids) => {
      if (ids.length > 0) await redis.zrem(setKey(provider), ...ids);
    },
  };
};
