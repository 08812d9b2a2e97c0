import type { TestProject } from 'vitest/node';
import { startRedis } from './redis.js';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged with the one of vitest.
  interface ProvidedContext {
    redisUrl: string;
  }
}

/** Starts one Redis for all files of a project. Vitest runs this as a global setup. */
export default async ({ provide }: TestProject) => {
  const redis = await startRedis();
  provide('redisUrl', redis.url);
  return redis.stop;
};
