import type { BenchRedis } from './redis.js';

/** What every measurement gets. */
export type Bench = {
  redis: BenchRedis;
  /** Remembers what has to be stopped, should the benchmark be cut short. */
  later(stop: () => Promise<void>): void;
};
