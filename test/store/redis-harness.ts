import { openStore, type Store } from '../../src/store/index.js';
import { createManualClock, type ManualClock } from '../kit/memory/index.js';
import type { TestRedis } from '../kit/redis.js';
import { noon, type StoreSubject } from './behaviour/subject.js';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let prefixes = 0;

/** Waits until a condition holds, by the real time. */
export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Two processes of one bot in a Redis, under a prefix of their own. */
export type RedisSubject = StoreSubject & { first: Store; second: Store; prefix: string };

/** Opens a subject in a Redis; `log` gets what both processes log. */
export const openRedisSubject = async (
  redis: TestRedis,
  log: Parameters<typeof openStore>[0]['log'] = quiet,
): Promise<{ subject: RedisSubject; close: () => Promise<void> }> => {
  prefixes += 1;
  const prefix = `bot-${prefixes}`;
  const clock: ManualClock = createManualClock(noon);
  const open = () => openStore({ url: redis.url, prefix, clock: clock.now, log });
  const first = await open();
  const second = await open();
  return {
    subject: { first, second, clock, until, prefix },
    close: async () => {
      await first.close();
      await second.close();
    },
  };
};
