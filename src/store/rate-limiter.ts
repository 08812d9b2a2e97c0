import type { RateLimiter } from '../core/index.js';
import type { StoreContext } from './context.js';
import { registerScript, type Script } from './script.js';

/**
 * KEYS[1] the count.
 * ARGV[1] the milliseconds after which it starts again, from the first one on.
 * Answers the count, this one included.
 */
const countOne: Script<number> = {
  name: 'countOne',
  lua: `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`,
};

/** Counts in Redis that start again after a while. */
export const createRateLimiter = ({ redis, key }: StoreContext): RateLimiter => {
  const runCountOne = registerScript(redis, countOne);
  return { count: (name, withinMs) => runCountOne([key(`count:${name}`)], [withinMs]) };
};
