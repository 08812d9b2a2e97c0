import type { StoreContext } from './context.js';
import { registerScript, type Script } from './script.js';

/**
 * KEYS[1] the last rank of every person at a gateway.
 * ARGV[1] the person; ARGV[2] the rank of the next request in line, 0 when none waits.
 * Answers the person's next rank. Ranks end at 2,000,000, a little below the lowest priority of BullMQ (2^21).
 */
const nextRank: Script<number> = {
  name: 'nextRank',
  lua: `
if tonumber(ARGV[2]) == 0 then redis.call('DEL', KEYS[1]) end
local last = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
local rank = math.min(math.max(last, tonumber(ARGV[2])) + 1, 2000000)
redis.call('HSET', KEYS[1], ARGV[1], rank)
return rank`,
};

/** Ranks in the gateways' queues, by start-time fair queueing. */
export type FairRanks = {
  /**
   * A rank behind the person's own last one, and behind `head`, the rank of the next request in line. A `head` of 0 means
   * that none waits: all earlier ranks at this gateway are forgotten.
   */
  next(provider: string, person: string, head: number): Promise<number>;
};

/** Fair ranks in Redis, shared by all processes. */
export const createFairRanks = ({ redis, key }: StoreContext): FairRanks => {
  const runNextRank = registerScript(redis, nextRank);
  return {
    next: (provider, person, head) => runNextRank([key(`turn:${provider}`)], [person, head]),
  };
};
