import type { CommunitySettings, Preferences, SettingsStore } from '../../../src/core/index.js';
import { copy } from './copy.js';

/** Settings, preferences and blocks in memory. */
export const createMemorySettings = (): SettingsStore => {
  const communities = new Map<string, CommunitySettings>();
  const people = new Map<string, Preferences>();
  const blocks = new Set<string>();
  return {
    community: async (key) => copy(communities.get(key) ?? {}),
    setCommunity: async (key, settings) => void communities.set(key, copy(settings)),
    startCommunity: async (key, settings) => {
      if (!communities.has(key)) communities.set(key, copy(settings));
    },
    preferences: async (person) => copy(people.get(person) ?? {}),
    setPreferences: async (person, preferences) => void people.set(person, copy(preferences)),
    blocked: async () => new Set(blocks),
    block: async (key) => void blocks.add(key),
    unblock: async (key) => void blocks.delete(key),
  };
};
