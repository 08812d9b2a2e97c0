import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { type Running, runScript } from '../kit/process.js';
import { startRedis, type TestRedis } from '../kit/redis.js';
import type { Fate } from './crash-bot.js';

/** What outlives every victim: Redis with its file, the gateways with their books, and a place for files. */
export type CrashEnv = {
  redis: TestRedis;
  sandbox: Sandbox;
  directory: string;
  /** Starts a bot that dies as told. */
  victim(fate: Partial<Fate>, more?: Record<string, string>): Running;
  close(): Promise<void>;
};

/** Opens a ward. Songs take `paceMs` at its gateways, whose answers take a moment, so that one can die meanwhile. */
export const openCrashEnv = async (paceMs: number): Promise<CrashEnv> => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-ward-'));
  const redis = await startRedis({ directory, appendonly: true });
  const sandbox = await createSandbox({ quick: true, pace: paceMs, latencyMs: 30 });
  return {
    redis,
    sandbox,
    directory,
    victim: (fate, more = {}) => {
      const environment = {
        REDIS_URL: redis.url,
        DATA_DIR: join(directory, 'data'),
        PORT: '0',
        CCAPI_KEY: 'test-key',
        CCAPI_URL: sandbox.urlOf('ccapi'),
        ALLOW_PRIVATE_URLS: '1',
        LOG_LEVEL: 'warn',
        ...more,
      };
      const whole: Fate = { prefix: 'ward', at: 0, moment: 'before', ...fate, environment };
      return runScript(inject('crashBot'), { FATE: JSON.stringify(whole) });
    },
    close: async () => {
      await sandbox.close();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
