import type { Redis } from 'ioredis';
import type { ConversationEntry, Conversations } from '../core/index.js';

/** How many entries of a conversation are kept. */
const kept = 500;

const put = `
local old = redis.call('HGET', KEYS[1], ARGV[1])
local revision = 1
if old then revision = cjson.decode(old).revision + 1 end
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
return entry`;

/** Conversations in Redis; changes are told to every process by publish and subscribe. */
export const createConversations = (
  redis: Redis,
  key: (name: string) => string,
): Conversations & { close(): void } => {
  const entriesKey = (chat: string) => key(`chat:${chat}`);
  const orderKey = (chat: string) => key(`chat:${chat}:order`);
  const channel = (chat: string) => key(`chat:${chat}:changes`);
  const watchers = new Map<string, Set<(entry: ConversationEntry) => void>>();
  let subscriber: Redis | undefined;
  const subscribed = (): Redis => {
    if (subscriber !== undefined) return subscriber;
    subscriber = redis.duplicate({ enableAutoPipelining: false, maxRetriesPerRequest: null });
    subscriber.on('error', () => {});
    subscriber.on('message', (name: string, text: string) => {
      const entry: ConversationEntry = JSON.parse(text);
      for (const tell of watchers.get(name) ?? []) tell(entry);
    });
    return subscriber;
  };
  const load = async (chat: string, id: string): Promise<ConversationEntry | undefined> => {
    const text = await redis.hget(entriesKey(chat), id);
    return text === null ? undefined : JSON.parse(text);
  };
  return {
    put: async (chat, entry) => {
      const keys = [entriesKey(chat), orderKey(chat), channel(chat)];
      // The revision stands first, so that the script replaces it and never something a person wrote.
      const text = JSON.stringify(Object.assign({ revision: 0 }, entry, { revision: 0 }));
      return JSON.parse((await redis.eval(put, keys.length, ...keys, entry.id, text, kept)) as string);
    },
    read: async (chat, limit) => {
      const ids = await redis.zrange(orderKey(chat), -limit, '-1');
      return (await Promise.all(ids.map((id) => load(chat, id)))).filter((entry) => entry !== undefined);
    },
    load,
    watch: async (chat, changed) => {
      const name = channel(chat);
      const those = watchers.get(name) ?? new Set();
      watchers.set(name, those.add(changed));
      await subscribed().subscribe(name);
      return () => {
        // Only who still watches can be the last to leave: others may have come since.
        if (!those.delete(changed) || those.size > 0) return;
        watchers.delete(name);
        subscribed()
          .unsubscribe(name)
          .catch(() => {});
      };
    },
    close: () => subscriber?.disconnect(),
  };
};
