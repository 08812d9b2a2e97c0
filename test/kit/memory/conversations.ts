import type { ConversationEntry, Conversations } from '../../../src/core/index.js';
import { copy } from './copy.js';

/** How many entries of a conversation are kept. */
const keptEntries = 500;

/** Conversations in memory. */
export const createMemoryConversations = (): Conversations => {
  const chats = new Map<string, Map<string, ConversationEntry>>();
  const watchers = new Map<string, Set<(entry: ConversationEntry) => void>>();
  const entriesOf = (chat: string) => chats.get(chat) ?? new Map<string, ConversationEntry>();
  return {
    put: async (chat, entry) => {
      const entries = entriesOf(chat);
      const stored = copy({ ...entry, revision: (entries.get(entry.id)?.revision ?? 0) + 1 });
      chats.set(chat, entries.set(entry.id, stored));
      // A map keeps the place of a key that is set again.
      for (const id of [...entries.keys()].slice(0, -keptEntries)) entries.delete(id);
      for (const changed of watchers.get(chat) ?? []) changed(copy(stored));
      return copy(stored);
    },
    read: async (chat, limit) => [...entriesOf(chat).values()].slice(-limit).map(copy),
    load: async (chat, id) => copy(entriesOf(chat).get(id)),
    watch: async (chat, changed) => {
      const callbacks = watchers.get(chat) ?? new Set();
      watchers.set(chat, callbacks.add(changed));
      return () => void callbacks.delete(changed);
    },
  };
};
