import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startRedisServer } from '../src/app/redis-server.js';

/** A Redis for the benchmark alone, with the bot's own settings, in a directory that is deleted with it. */
export type BenchRedis = {
  url: string;
  /** Where measurements may put files as well. */
  directory: string;
  version: string;
  /** Deletes everything, so that no measurement pays for the one before it. */
  empty(): Promise<void>;
  /** How many commands it has processed so far, by name. */
  commands(): Promise<Map<string, number>>;
  stop(): Promise<void>;
};

/** Starts Redis like the bot does: every write is on disk before it is answered. */
export const startRedis = async (): Promise<BenchRedis> => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-bench-'));
  const server = await startRedisServer(directory);
  const redis = new Redis(server.url);
  const info = await redis.info('server');
  return {
    url: server.url,
    directory,
    version: info.match(/(?:redis|valkey)_version:(\S+)/)?.[1] ?? 'unknown',
    empty: async () => {
      await redis.flushall();
    },
    commands: async () => {
      const lines = (await redis.info('commandstats')).matchAll(/cmdstat_(\S+):calls=(\d+)/g);
      return new Map([...lines].map(([, name = '', calls]) => [name, Number(calls)]));
    },
    stop: async () => {
      redis.disconnect();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
