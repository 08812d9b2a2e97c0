import type { ProviderHealth } from '../core/index.js';
import type { StoreContext } from './context.js';
import { coolDownRecord } from './records/expiring.js';

/** A pause has no end; callers look again after this long. */
const pausedMs = 60_000;

/**
 * The gateways that cool down or are paused, in Redis. A cool-down is a measure of the moment: one that cannot be read
 * counts as none, and the next one replaces it.
 */
export const createProviderHealth = ({ redis, key, clock, reader }: StoreContext): ProviderHealth => {
  const coolDownKey = key('bench');
  const pausedKey = key('paused');
  const parse = (provider: string, text: string | null) =>
    reader.readOrSkip(coolDownRecord, `${coolDownKey} ${provider}`, text);
  return {
    coolDown: async (provider, reason, forMs) => {
      await redis.hset(coolDownKey, provider, coolDownRecord.write({ until: clock() + forMs, reason }));
    },
    recovered: async (provider, reasons) => {
      const coolDown = parse(provider, await redis.hget(coolDownKey, provider));
      if (coolDown !== undefined && reasons.includes(coolDown.reason))
        await redis.hdel(coolDownKey, provider);
    },
    pause: async (provider) => {
      await redis.sadd(pausedKey, provider);
    },
    resume: async (provider) => {
      await redis.srem(pausedKey, provider);
    },
    coolingDown: async () => {
      const [texts, paused] = await Promise.all([redis.hgetall(coolDownKey), redis.smembers(pausedKey)]);
      const cooling = new Map<string, { forMs: number; reason: string }>();
      for (const [provider, text] of Object.entries(texts)) {
        const { until, reason } = parse(provider, text) ?? { until: 0, reason: '' };
        if (until > clock()) cooling.set(provider, { forMs: until - clock(), reason });
      }
      for (const provider of paused) cooling.set(provider, { forMs: pausedMs, reason: 'paused' });
      return cooling;
    },
  };
};
