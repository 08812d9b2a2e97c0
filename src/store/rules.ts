import type { Redis } from 'ioredis';
import { communitySettingsSchema, type Preferences, type SettingsStore } from '../core/index.js';

/** Settings of communities and people in a hash each, and the set of the blocked. */
export const createSettingsStore = (redis: Redis, key: (name: string) => string): SettingsStore => {
  const [communities, people, blocks] = [key('communities'), key('preferences'), key('blocked')];
  return {
    community: async (name) => {
      const text = await redis.hget(communities, name);
      // Written by an older or newer version: what cannot be read is as if it had never been said.
      const settings = communitySettingsSchema.safeParse(text === null ? {} : JSON.parse(text));
      return settings.success ? settings.data : {};
    },
    setCommunity: async (name, settings) => {
      await redis.hset(communities, name, JSON.stringify(settings));
    },
    startCommunity: async (name, settings) => {
      await redis.hsetnx(communities, name, JSON.stringify(settings));
    },
    preferences: async (person) => {
      const text = await redis.hget(people, person);
      return text === null ? {} : (JSON.parse(text) as Preferences);
    },
    setPreferences: async (person, preferences) => {
      await redis.hset(people, person, JSON.stringify(preferences));
    },
    blocked: async () => new Set(await redis.smembers(blocks)),
    block: async (name) => {
      await redis.sadd(blocks, name);
    },
    unblock: async (name) => {
      await redis.srem(blocks, name);
    },
  };
};
