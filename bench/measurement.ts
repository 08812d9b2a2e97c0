import type { BenchRedis } from './redis.js';

/** What every measurement gets. */
export type Bench = {
  redis: BenchRedis;
  /** Remembers what to stop if the benchmark is interrupted. */
  later(stop: () => Promise<void>): void;
};
