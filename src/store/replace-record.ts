import type { Redis } from 'ioredis';
import { StorageError } from '../core/index.js';
import type { RecordReader } from './records/reader.js';
import type { RecordKind } from './records/record.js';
import { registerScript, type Script } from './script.js';

/**
 * KEYS[1] the record; KEYS[2], if given, the sorted set that lists it.
 * ARGV[1] the text it must hold now, empty for none; ARGV[2] its new text; ARGV[3] the seconds it is kept, 0 for ever;
 * ARGV[4] and ARGV[5] its score and its name in the sorted set.
 * Answers 1; 0, and nothing is written, when the record holds another text.
 */
const replaceKey: Script<number> = {
  name: 'replaceKey',
  lua: `
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
if ARGV[3] ~= '0' then redis.call('EXPIRE', KEYS[1], ARGV[3]) end
if KEYS[2] then redis.call('ZADD', KEYS[2], ARGV[4], ARGV[5]) end
return 1`,
};

/**
 * KEYS[1] a hash of records.
 * ARGV[1] the field; ARGV[2] the text it must hold now, empty for none; ARGV[3] its new text.
 * Answers 1; 0, and nothing is written, when the field holds another text.
 */
const replaceField: Script<number> = {
  name: 'replaceField',
  lua: `
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1`,
};

/** So often a record is read again because another process wrote it in between. */
const tries = 50;

/** Where a record is listed: the sorted set, and its score and name in it. */
type Listing = { key: string; score: number; name: string };

/** Writes records in place of stored ones, but never in place of one that this process cannot read. */
export type ReplaceRecord = {
  /** A record with a key of its own; kept for `seconds`, or for good. */
  key<T>(
    kind: RecordKind<T>,
    key: string,
    value: T,
    more?: { seconds?: number; list?: Listing },
  ): Promise<void>;
  /** A record in a field of a hash. */
  field<T>(kind: RecordKind<T>, hash: string, field: string, value: T): Promise<void>;
};

/** Creates what all repositories of a store write through. */
export const createReplaceRecord = (redis: Redis, reader: RecordReader): ReplaceRecord => {
  const runReplaceKey = registerScript(redis, replaceKey);
  const runReplaceField = registerScript(redis, replaceField);
  const replace = async <T>(
    kind: RecordKind<T>,
    name: string,
    load: () => Promise<string | null>,
    write: (expected: string) => Promise<number>,
  ): Promise<void> => {
    for (let tried = 0; tried < tries; tried += 1) {
      const text = await load();
      reader.read(kind, name, text);
      if ((await write(text ?? '')) === 1) return;
    }
    throw new StorageError(`The ${kind.name} at ${name} is written faster than it can be replaced.`);
  };
  return {
    key: (kind, key, value, { seconds = 0, list } = {}) => {
      const keys = list === undefined ? [key] : [key, list.key];
      const listing = list === undefined ? [] : [list.score, list.name];
      const text = kind.write(value);
      return replace(
        kind,
        key,
        () => redis.get(key),
        (expected) => runReplaceKey(keys, [expected, text, seconds, ...listing]),
      );
    },
    field: (kind, hash, field, value) => {
      const text = kind.write(value);
      return replace(
        kind,
        `${hash} ${field}`,
        () => redis.hget(hash, field),
        (expected) => runReplaceField([hash], [field, expected, text]),
      );
    },
  };
};
