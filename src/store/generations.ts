import { awaitsGateway, type Generation, type Generations, isDoubtful, personKey } from '../core/index.js';
import type { StoreContext } from './context.js';
import { generationRecord } from './records/generation.js';
import { registerScript, type Script } from './script.js';

/**
 * KEYS[1] the record; KEYS[2] the unfinished by the time they were last looked at; KEYS[3] the unfinished of the person;
 * KEYS[4], if given, the unfinished of the community.
 * ARGV[1] the revision; ARGV[2] the record as text; ARGV[3] the time now; ARGV[4] the id; ARGV[5] the time of creation;
 * ARGV[6] how many unfinished ones the person may have.
 * Answers `created`, or `taken` or `too many`, and nothing is written.
 */
const createGeneration: Script<string> = {
  name: 'createGeneration',
  lua: `
if redis.call('EXISTS', KEYS[1]) == 1 then return 'taken' end
if redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[6]) then return 'too many' end
redis.call('HSET', KEYS[1], 'revision', ARGV[1], 'record', ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4])
redis.call('ZADD', KEYS[3], ARGV[5], ARGV[4])
if KEYS[4] then redis.call('ZADD', KEYS[4], ARGV[5], ARGV[4]) end
return 'created'`,
};

/**
 * KEYS[1] to KEYS[3] as for `createGeneration`; KEYS[4] those in doubt; KEYS[5], if given, the unfinished of the community.
 * ARGV[1] to ARGV[4] as for `createGeneration`; ARGV[5] 1 while somebody must look after it; ARGV[6] 1 while it is
 * unfinished; ARGV[7] the time of creation; ARGV[8] 1 when it is in doubt.
 * Answers 1; 0, and nothing is written, when the stored revision is not the one before.
 */
const saveGeneration: Script<number> = {
  name: 'saveGeneration',
  lua: `
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
return 1`,
};

/**
 * KEYS[1] the unfinished by the time they were last looked at.
 * ARGV[1] the latest such time that counts as idle; ARGV[2] the time now; ARGV[3] how many at most.
 * Answers the ids, idle for the longest first, and marks them as looked at now.
 */
const takeIdle: Script<string[]> = {
  name: 'takeIdle',
  lua: `
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], ARGV[2], id) end
return ids`,
};

/** What `create` allows without a limit. */
const unlimited = 1_000_000;

/** Generations in Redis: a hash each, and sorted sets of the unfinished: all, by person, and by community. */
export const createGenerations = ({ redis, key, clock, reader }: StoreContext): Generations => {
  const recordKey = (id: string) => key(`generation:${id}`);
  const openKey = key('open');
  const doubtKey = key('doubts');
  const openInKey = ({ community }: Generation): string[] =>
    community === undefined ? [] : [key(`open-in:${community}`)];
  const runCreate = registerScript(redis, createGeneration);
  const runSave = registerScript(redis, saveGeneration);
  const runTakeIdle = registerScript(redis, takeIdle);
  return {
    create: async (generation, most = unlimited) => {
      const { id, revision, createdAt, person } = generation;
      const keys = [recordKey(id), openKey, key(`open:${personKey(person)}`), ...openInKey(generation)];
      const text = generationRecord.write(generation);
      const answer = await runCreate(keys, [revision, text, clock(), id, createdAt, most]);
      return answer === 'created' || answer === 'too many' ? answer : 'taken';
    },
    load: async (id) =>
      reader.read(generationRecord, recordKey(id), await redis.hget(recordKey(id), 'record')),
    loadMany: (ids) =>
      Promise.all(
        ids.map(async (id) =>
          reader.readOrSkip(generationRecord, recordKey(id), await redis.hget(recordKey(id), 'record')),
        ),
      ),
    missing: async (ids) => {
      const found = await Promise.all(ids.map((id) => redis.exists(recordKey(id))));
      return ids.filter((_, index) => found[index] === 0);
    },
    save: async (generation) => {
      const { id, revision, createdAt, person, state } = generation;
      const isOpen = state.step !== 'done';
      const keys = [
        recordKey(id),
        openKey,
        key(`open:${personKey(person)}`),
        doubtKey,
        ...openInKey(generation),
      ];
      const flags = [isOpen || awaitsGateway(generation), isOpen].map(Number);
      const inDoubt = Number(isDoubtful(generation));
      const text = generationRecord.write(generation);
      return (await runSave(keys, [revision, text, clock(), id, ...flags, createdAt, inDoubt])) === 1;
    },
    idleSince: (before, now, limit) => runTakeIdle([openKey], [before, now, limit]),
    inDoubt: (limit) => redis.zrevrange(doubtKey, 0, limit - 1),
    openOf: (person) => redis.zrange(key(`open:${personKey(person)}`), 0, '-1'),
    openIn: (community, limit) => redis.zrange(key(`open-in:${community}`), 0, String(limit - 1)),
  };
};
