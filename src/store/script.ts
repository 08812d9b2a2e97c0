import type { Redis } from 'ioredis';

/**
 * A Lua script. Its name is unique in the store, and its comment says what KEYS, ARGV and the answer mean. Answers of
 * Redis are numbers, strings, lists of them, or null for nil.
 */
export type Script<Answer extends number | string | string[] | null> = {
  name: string;
  lua: string;
  /** Never set: it only carries the type of the answer. */
  answer?: Answer;
};

/** Runs a registered script. */
export type RunScript<Answer> = (
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<Answer>;

/** Registers a script with a connection, which sends its text once and its hash from then on. */
export const registerScript = <Answer extends number | string | string[] | null>(
  redis: Redis,
  { name, lua }: Script<Answer>,
): RunScript<Answer> => {
  redis.defineCommand(name, { lua });
  const run = (redis as unknown as Record<string, (...args: (string | number)[]) => Promise<Answer>>)[name];
  return (keys, args) => {
    if (run === undefined) throw new Error(`The script ${name} is not registered.`);
    return run.call(redis, keys.length, ...keys, ...args);
  };
};
