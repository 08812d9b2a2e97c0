import type { ConversationEntry, Conversations } from '../../src/core/index.js';

/** Conversations kept in process memory, with the behaviour of the store. */
export const createConversations = (): Conversations => {
  const chats = new Map<string, Map<string, ConversationEntry>>();
  const watchers = new Map<string, Set<(entry: ConversationEntry) => void>>();
  const entriesOf = (chat: string) => chats.get(chat) ?? new Map<string, ConversationEntry>();
  // Entries go through JSON, as they do in the store.
  const copy = (entry: ConversationEntry): ConversationEntry => JSON.parse(JSON.stringify(entry));

  return {
    put: async (chat, entry) => {
      const entries = entriesOf(chat);
      const kept = copy({ ...entry, revision: (entries.get(entry.id)?.revision ?? 0) + 1 });
      chats.set(chat, entries.set(entry.id, kept));
      for (const changed of watchers.get(chat) ?? []) changed(copy(kept));
      return copy(kept);
    },
    read: async (chat, limit) =>
      [...entriesOf(chat).values()]
        .sort((early, late) => early.at - late.at)
        .slice(-limit)
        .map(copy),
    load: async (chat, id) => {
      const entry = entriesOf(chat).get(id);
      return entry === undefined ? undefined : copy(entry);
    },
    watch: async (chat, changed) => {
      const all = watchers.get(chat) ?? new Set();
      watchers.set(chat, all.add(changed));
      return () => void all.delete(changed);
    },
  };
};
