import type { Redis } from 'ioredis';
import type { Call, Scenario } from './scenarios.js';

/** One key of Redis, without the prefix; `seconds` is the time to live of what ends by itself. */
type StoredKey = { type: string; value: unknown; seconds?: number };

/** A scenario as one version of the bot ran it: what it left in Redis, and what it read back. */
export type Fixture = {
  calls: Call[];
  written: Record<string, StoredKey>;
  reads: { call: Call; answer: unknown }[];
};

/** Calls a method of a store by its path, such as `core.tracks.load`. */
export const callMethod = async (store: object, [path, args]: Call): Promise<unknown> => {
  const names = path.split('.');
  const method = names.at(-1) ?? '';
  let part = store as Record<string, never>;
  for (const name of names.slice(0, -1)) part = part[name] as unknown as Record<string, never>;
  return (part as Record<string, (...args: unknown[]) => Promise<unknown>>)[method]?.(...args);
};

/** An answer as JSON can hold it: maps as lists of pairs, sets as lists. */
export const plainAnswer = (answer: unknown): unknown => {
  const plain = JSON.stringify(answer, (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
  return plain === undefined ? null : JSON.parse(plain);
};

const sorted = (pairs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).sort(([a], [b]) => (a < b ? -1 : 1)));

const pairsOf = (list: readonly string[]): Record<string, string> =>
  Object.fromEntries(list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1] ?? '']] : [])));

const readKey = async (redis: Redis, key: string, type: string): Promise<unknown> => {
  if (type === 'hash') return sorted(await redis.hgetall(key));
  if (type === 'zset') return sorted(pairsOf(await redis.zrange(key, 0, '-1', 'WITHSCORES')));
  if (type === 'set') return (await redis.smembers(key)).sort();
  if (type === 'list') return redis.lrange(key, 0, -1);
  return redis.get(key);
};

/** Every key under a prefix with its content, the bot's secret aside. */
export const dumpKeys = async (redis: Redis, prefix: string): Promise<Record<string, StoredKey>> => {
  const keys = (await redis.keys(`${prefix}:*`)).filter((key) => key !== `${prefix}:secret`).sort();
  const dumped = keys.map(async (key) => {
    const type = await redis.type(key);
    const left = await redis.pttl(key);
    // The ledger stores an end far ahead in the time of the scenario; only real times to live are compared.
    const lives = left < 0 || left > 400 * 86_400_000 ? {} : { seconds: Math.ceil(left / 1000) };
    // Counters of the ledger name other keys, prefix and all.
    const value = JSON.parse(
      JSON.stringify(await readKey(redis, key, type)).replaceAll(`${prefix}:`, '{prefix}:'),
    );
    return [key.slice(prefix.length + 1), { type, value, ...lives }] as const;
  });
  return Object.fromEntries(await Promise.all(dumped));
};

/** Writes the keys of a fixture into Redis as they are. */
export const restoreKeys = async (
  redis: Redis,
  prefix: string,
  written: Record<string, StoredKey>,
): Promise<void> => {
  for (const [name, { type, value, seconds }] of Object.entries(written)) {
    const key = `${prefix}:${name}`;
    const text = JSON.stringify(value).replaceAll('{prefix}:', `${prefix}:`);
    const content = JSON.parse(text);
    if (type === 'hash') await redis.hset(key, content);
    if (type === 'zset')
      await redis.zadd(key, ...Object.entries<string>(content).flatMap(([member, score]) => [score, member]));
    if (type === 'set') await redis.sadd(key, ...content);
    if (type === 'list') await redis.rpush(key, ...content);
    if (type === 'string') await redis.set(key, content);
    if (seconds !== undefined) await redis.expire(key, seconds);
  }
};

/** Runs a scenario and notes what was written and what was read back. */
export const recordFixture = async (
  store: object,
  redis: Redis,
  prefix: string,
  { calls, reads }: Scenario,
): Promise<Fixture> => {
  for (const call of calls) await callMethod(store, call);
  const written = await dumpKeys(redis, prefix);
  const answers: Fixture['reads'] = [];
  for (const call of reads) answers.push({ call, answer: plainAnswer(await callMethod(store, call)) });
  return { calls, written, reads: answers };
};
