import type { PollSchedule } from '../core/index.js';
import type { StoreContext } from './context.js';
import { registerScript, type Script } from './script.js';

/**
 * KEYS[1] the schedule of a gateway: ids by the time they are due.
 * ARGV[1] the time now; ARGV[2] the time at which the lease ends; ARGV[3] how many at most.
 * Answers the due ids, the longest due first, and makes them due again when the lease ends.
 */
const takeDue: Script<string[]> = {
  name: 'takeDue',
  lua: `
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], ARGV[2], id) end
return ids`,
};

/**
 * KEYS[1] the schedule of a gateway.
 * ARGV[1] the id; ARGV[2] the time now.
 * Answers 1 when the id is scheduled, 0 when it is not; one that is due later becomes due now.
 */
const makeDue: Script<number> = {
  name: 'makeDue',
  lua: `
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due then return 0 end
if tonumber(due) > tonumber(ARGV[2]) then redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) end
return 1`,
};

/** The songs at each gateway in a sorted set, by the time they are due. */
export const createPollSchedule = ({ redis, key }: StoreContext): PollSchedule => {
  const setKey = (provider: string) => key(`in-flight:${provider}`);
  const runTakeDue = registerScript(redis, takeDue);
  const runMakeDue = registerScript(redis, makeDue);
  return {
    put: async (provider, id, dueAt) => {
      await redis.zadd(setKey(provider), dueAt, id);
    },
    putIfMissing: async (provider, id, dueAt) => {
      await redis.zadd(setKey(provider), 'NX', dueAt, id);
    },
    take: (provider, now, leaseMs, limit) => runTakeDue([setKey(provider)], [now, now + leaseMs, limit]),
    pollNow: async (provider, id, now) => (await runMakeDue([setKey(provider)], [id, now])) === 1,
    drop: async (provider, ids) => {
      if (ids.length > 0) await redis.zrem(setKey(provider), ...ids);
    },
  };
};
