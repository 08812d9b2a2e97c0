import type { SettingsStore } from '../core/index.js';
import type { StoreContext } from './context.js';
import { communityRecord, preferencesRecord } from './records/settings.js';

/** Settings of communities and preferences of people in a hash each, and the set of those who are blocked. */
export const createSettingsStore = ({ redis, key, reader, replace }: StoreContext): SettingsStore => {
  const [communities, people, blocks] = [key('communities'), key('preferences'), key('blocked')];
  return {
    community: async (name) =>
      reader.read(communityRecord, `${communities} ${name}`, await redis.hget(communities, name)) ?? {},
    setCommunity: (name, settings) => replace.field(communityRecord, communities, name, settings),
    startCommunity: async (name, settings) => {
      await redis.hsetnx(communities, name, communityRecord.write(settings));
    },
    preferences: async (person) =>
      reader.read(preferencesRecord, `${people} ${person}`, await redis.hget(people, person)) ?? {},
    setPreferences: (person, preferences) => replace.field(preferencesRecord, people, person, preferences),
    blocked: async () => new Set(await redis.smembers(blocks)),
    block: async (name) => {
      await redis.sadd(blocks, name);
    },
    unblock: async (name) => {
      await redis.srem(blocks, name);
    },
  };
};
