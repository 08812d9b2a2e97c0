import type { Redis } from 'ioredis';

const fairRank = `
if tonumber(ARGV[2]) == 0 then redis.call('DEL', KEYS[1]) end
local last = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
local rank = math.min(math.max(last, tonumber(ARGV[2])) + 1, 2000000)
redis.call('HSET', KEYS[1], ARGV[1], rank)
return rank`;

/** Hands out fair ranks in the gateways' queues, by start-time fair queueing. */
export interface FairRanks {
  /** A rank behind the person's own last one, but never before `head`, the rank of the next to go; `head` 0 starts the count anew. */
  next(provider: string, person: string, head: number): Promise<number>;
}

/** Fair ranks, shared by all processes. */
export const createFairRanks = (redis: Redis, key: (name: string) => string): FairRanks => ({
  next: async (provider, person, head) =>
    (await redis.eval(fairRank, 1, key(`turn:${provider}`), person, head)) as number,
});
