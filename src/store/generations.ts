import type { Redis } from 'ioredis';
import {
  awaitsGateway,
  type Clock,
  type Generation,
  type Generations,
  isDoubtful,
  personKey,
} from '../core/index.js';

const create = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 'taken' end
if redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[6]) then return 'too many' end
redis.call('HSET', KEYS[1], 'revision', ARGV[1], 'record', ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4])
redis.call('ZADD', KEYS[3], ARGV[5], ARGV[4])
if KEYS[4] then redis.call('ZADD', KEYS[4], ARGV[5], ARGV[4]) end
return 'created'`;

const save = `
local stored = tonumber(redis.call('HGET', KEYS[1], 'revision') or '0')
if stored + 1 ~= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'revision', ARGV[1], 'record', ARGV[2])
if ARGV[5] == '1' then redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4]) else redis.call('ZREM', KEYS[2], ARGV[4]) end
if ARGV[8] == '1' then redis.call('ZADD', KEYS[4], ARGV[7], ARGV[4]) else redis.call('ZREM', KEYS[4], ARGV[4]) end
for i = 3, 5 do
  if i ~= 4 and KEYS[i] then
    if ARGV[6] == '1' then redis.call('ZADD', KEYS[i], 'NX', ARGV[7], ARGV[4]) else redis.call('ZREM', KEYS[i], ARGV[4]) end
  end
end
return 1`;

const neglected = `
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], ARGV[2], id) end
return ids`;

/** Generations in Redis: a hash each, a set of the unfinished by when they were last looked after, one per person. */
export const createGenerations = (redis: Redis, key: (name: string) => string, clock: Clock): Generations => {
  const recordKey = (id: string) => key(`generation:${id}`);
  const openKey = key('open');
  const doubtKey = key('doubts');
  const openInKey = ({ community }: Generation): string[] =>
    community === undefined ? [] : [key(`open-in:${community}`)];
  const parse = (text: string | null | undefined): Generation | undefined =>
    text === null || text === undefined ? undefined : JSON.parse(text);
  return {
    create: async (generation, most = 1_000_000) => {
      const { id, revision, createdAt, person } = generation;
      const keys = [recordKey(id), openKey, key(`open:${personKey(person)}`), ...openInKey(generation)];
      const args = [revision, JSON.stringify(generation), clock(), id, createdAt, most];
      const said = await redis.eval(create, keys.length, ...keys, ...args);
      return said === 'created' || said === 'too many' ? said : 'taken';
    },
    load: async (id) => parse(await redis.hget(recordKey(id), 'record')),
    loadMany: async (ids) =>
      Promise.all(ids.map(async (id) => parse(await redis.hget(recordKey(id), 'record')))),
    save: async (generation) => {
      const { id, revision, createdAt, person, state } = generation;
      const open = state.step !== 'done';
      const own = key(`open:${personKey(person)}`);
      const keys = [recordKey(id), openKey, own, doubtKey, ...openInKey(generation)];
      const flags = [open || awaitsGateway(generation) ? 1 : 0, open ? 1 : 0];
      const args = [
        revision,
        JSON.stringify(generation),
        clock(),
        id,
        ...flags,
        createdAt,
        isDoubtful(generation) ? 1 : 0,
      ];
      return (await redis.eval(save, keys.length, ...keys, ...args)) === 1;
    },
    idleSince: async (before, now, limit) =>
      (await redis.eval(neglected, 1, openKey, before, now, limit)) as string[],
    inDoubt: (limit) => redis.zrevrange(doubtKey, 0, limit - 1),
    openOf: async (person) => redis.zrange(key(`open:${personKey(person)}`), 0, '-1'),
    openIn: async (community, limit) => redis.zrange(key(`open-in:${community}`), 0, String(limit - 1)),
  };
};
