import type { Redis } from 'ioredis';
import type { Clock, ProviderHealth } from '../core/index.js';

/** A pause has no end: it is looked at again after this long. */
const pausedMs = 60_000;

/** Gateways that cool down or are paused. */
export const createProviderHealth = (
  redis: Redis,
  key: (name: string) => string,
  clock: Clock,
): ProviderHealth => {
  return {
    coolDown: async (provider, reason, forMs) => {
      await redis.hset(key('bench'), provider, JSON.stringify({ until: clock() + forMs, reason }));
    },
    recovered: async (provider, reasons) => {
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
    coolingDown: async () => {
      const [all, paused] = await Promise.all([redis.hgetall(key('bench')), redis.smembers(key('paused'))]);
      const out = new Map<string, { forMs: number; reason: string }>();
      for (const [provider, text] of Object.entries(all)) {
        const { until, reason } = JSON.parse(text) as { until: number; reason: string };
        if (until > clock()) out.set(provider, { forMs: until - clock(), reason });
      }
      for (const provider of paused) out.set(provider, { forMs: pausedMs, reason: 'paused' });
      return out;
    },
  };
};
