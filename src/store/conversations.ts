import type { Redis } from 'ioredis';
import { type ConversationEntry, type Conversations, StorageError } from '../core/index.js';
import type { StoreContext } from './context.js';
import { entryRecord, entryVersion } from './records/conversation.js';
import { registerScript, type Script } from './script.js';

/** How many entries of a conversation are kept. */
const keptEntries = 500;

/**
 * KEYS[1] the entries by id; KEYS[2] their ids by order; KEYS[3] the channel of changes.
 * ARGV[1] the id; ARGV[2] the entry, which begins with `{"revision":0,`; ARGV[3] how many entries are kept; ARGV[4] the
 * newest version that this process reads.
 * Answers the entry with its revision; nil, and nothing is written, when the stored one cannot be read. The text is
 * matched instead of decoded, because cjson takes no half of a surrogate pair. Entries of 0.1.0 have no version.
 */
const putEntry: Script<string | null> = {
  name: 'putEntry',
  lua: `
local stored = redis.call('HGET', KEYS[1], ARGV[1])
local revision = 1
if stored then
  local last = string.match(stored, '^{"revision":(%d+),.*}$')
  local version = string.match(stored, '^{"revision":%d+,"version":(%d+),') or '1'
  if not last or tonumber(version) > tonumber(ARGV[4]) then return false end
  revision = tonumber(last) + 1
end
local order = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not order then
  local last = redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')
  order = (tonumber(last[2] or '0')) + 1
  redis.call('ZADD', KEYS[2], order, ARGV[1])
  for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1 - tonumber(ARGV[3]))) do
    redis.call('HDEL', KEYS[1], id)
    redis.call('ZREM', KEYS[2], id)
  end
end
local entry = string.gsub(ARGV[2], '"revision":0', '"revision":' .. revision, 1)
redis.call('HSET', KEYS[1], ARGV[1], entry)
redis.call('PUBLISH', KEYS[3], entry)
return entry`,
};

/** Calls back for every message on the channels somebody watches; the connection opens with the first watcher. */
const createSubscriptions = (redis: Redis) => {
  type Callback = (text: string) => void;
  const watchers = new Map<string, Set<Callback>>();
  let opened: Redis | undefined;
  const subscriber = (): Redis => {
    if (opened !== undefined) return opened;
    opened = redis.duplicate({ enableAutoPipelining: false, maxRetriesPerRequest: null });
    opened.on('error', () => {});
    opened.on('message', (name: string, text: string) => {
      for (const callback of watchers.get(name) ?? []) callback(text);
    });
    return opened;
  };
  return {
    watch: async (name: string, callback: Callback): Promise<() => void> => {
      const callbacks = watchers.get(name) ?? new Set();
      watchers.set(name, callbacks.add(callback));
      await subscriber().subscribe(name);
      return () => {
        // A second call changes nothing: other watchers may have come since.
        if (!callbacks.delete(callback) || callbacks.size > 0) return;
        watchers.delete(name);
        subscriber()
          .unsubscribe(name)
          .catch(() => {});
      };
    },
    close: () => opened?.disconnect(),
  };
};

/** Conversations in Redis: a hash of entries each; changes reach every process through a channel. */
export const createConversations = ({
  redis,
  key,
  reader,
}: StoreContext): Conversations & { close(): void } => {
  const entriesKey = (chat: string) => key(`chat:${chat}`);
  const orderKey = (chat: string) => key(`chat:${chat}:order`);
  const channel = (chat: string) => key(`chat:${chat}:changes`);
  const entryName = (chat: string, id: string) => `${entriesKey(chat)} ${id}`;
  const runPutEntry = registerScript(redis, putEntry);
  const subscriptions = createSubscriptions(redis);
  const load = async (chat: string, id: string): Promise<ConversationEntry | undefined> =>
    reader.read(entryRecord, entryName(chat, id), await redis.hget(entriesKey(chat), id));
  return {
    put: async (chat, entry) => {
      // The script sees a newer version by itself; a broken entry is refused here.
      await load(chat, entry.id);
      const keys = [entriesKey(chat), orderKey(chat), channel(chat)];
      // The revision comes first, so that the script replaces it and never a person's words.
      const text = JSON.stringify(
        Object.assign({ revision: 0, version: entryVersion }, entry, { revision: 0 }),
      );
      const written = await runPutEntry(keys, [entry.id, text, keptEntries, entryVersion]);
      if (written !== null) return entryRecord.parse(entryName(chat, entry.id), written);
      await load(chat, entry.id);
      throw new StorageError(`The conversation entry at ${entryName(chat, entry.id)} was not replaced.`);
    },
    read: async (chat, limit) => {
      const ids = await redis.zrange(orderKey(chat), -limit, '-1');
      const texts = await Promise.all(ids.map((id) => redis.hget(entriesKey(chat), id)));
      return texts
        .map((text, index) => reader.readOrSkip(entryRecord, entryName(chat, ids[index] ?? ''), text))
        .filter((entry) => entry !== undefined);
    },
    load,
    watch: (chat, changed) =>
      subscriptions.watch(channel(chat), (text) => {
        const entry = reader.readOrSkip(entryRecord, channel(chat), text);
        if (entry !== undefined) changed(entry);
      }),
    close: subscriptions.close,
  };
};
