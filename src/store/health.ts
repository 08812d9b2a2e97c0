import type { Redis } from 'ioredis';
import type { Clock, Health } from '../core/index.js';

const turn = `
if tonumber(ARGV[2]) == 0 then redis.call('DEL', KEYS[1]) end
local last = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
local rank = math.min(math.max(last, tonumber(ARGV[2])) + 1, 2000000)
redis.call('HSET', KEYS[1], ARGV[1], rank)
return rank`;

/** A pause has no end: it is looked at again after this long. */
const pausedMs = 60_000;

/** How many measured times the median is taken of. */
const samples = 25;

/** Benched gateways, measured times, and fair turns. */
export const createHealth = (redis: Redis, key: (name: string) => string, clock: Clock): Health => {
  const remembered = new Map<string, { until: number; seconds: number | undefined }>();
  return {
    bench: async (provider, reason, forMs) => {
      await redis.hset(key('bench'), provider, JSON.stringify({ until: clock() + forMs, reason }));
    },
    recover: async (provider, reasons) => {
      const text = await redis.hget(key('bench'), provider);
      if (text === null) return;
      const { reason } = JSON.parse(text) as { reason: string };
      if (reasons.includes(reason)) await redis.hdel(key('bench'), provider);
    },
    pause: async (provider) => {
      await redis.sadd(key('paused'), provider);
    },
    resume: async (provider) => {
      await redis.srem(key('paused'), provider);
    },
    benched: async () => {
      const [all, paused] = await Promise.all([redis.hgetall(key('bench')), redis.smembers(key('paused'))]);
      const out = new Map<string, { forMs: number; reason: string }>();
      for (const [provider, text] of Object.entries(all)) {
        const { until, reason } = JSON.parse(text) as { until: number; reason: string };
        if (until > clock()) out.set(provider, { forMs: until - clock(), reason });
      }
      for (const provider of paused) out.set(provider, { forMs: pausedMs, reason: 'paused' });
      return out;
    },
    measured: async (provider, operation, seconds) => {
      const list = key(`measured:${provider}:${operation}`);
      await Promise.all([redis.lpush(list, seconds.toFixed(1)), redis.ltrim(list, 0, samples - 1)]);
    },
    usual: async (provider, operation) => {
      const name = `${provider}:${operation}`;
      const known = remembered.get(name);
      if (known !== undefined && known.until > clock()) return known.seconds;
      const times = (await redis.lrange(key(`measured:${name}`), 0, samples - 1))
        .map(Number)
        .sort((a, b) => a - b);
      const seconds = times[Math.floor(times.length / 2)];
      remembered.set(name, { until: clock() + 5000, seconds });
      return seconds;
    },
    turn: async (provider, person, head) =>
      (await redis.eval(turn, 1, key(`turn:${provider}`), person, head)) as number,
  };
};
