import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { type Running, runScript } from '../kit/process.js';
import { startRedis, type TestRedis } from '../kit/redis.js';
import type { CrashPlan } from './crash-bot.js';

/** What outlives every crash: Redis with its append-only file, the gateways with their charges, and a data directory. */
export type CrashEnv = {
  redis: TestRedis;
  sandbox: Sandbox;
  directory: string;
  /** Starts a bot that dies as planned. */
  startCrashBot(plan: Partial<CrashPlan>, settings?: Record<string, string>): Running;
  close(): Promise<void>;
};

/** Opens the environment. Songs take `paceMs` at its gateways; an answer takes 30 ms, so that a bot can die meanwhile. */
export const openCrashEnv = async (paceMs: number): Promise<CrashEnv> => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-crash-'));
  const redis = await startRedis({ directory, appendonly: true });
  const sandbox = await createSandbox({ quick: true, pace: paceMs, latencyMs: 30 });
  return {
    redis,
    sandbox,
    directory,
    startCrashBot: (plan, settings = {}) => {
      const environment = {
        REDIS_URL: redis.url,
        DATA_DIR: join(directory, 'data'),
        PORT: '0',
        CCAPI_KEY: 'test-key',
        CCAPI_URL: sandbox.urlOf('ccapi'),
        ALLOW_PRIVATE_URLS: '1',
        LOG_LEVEL: 'warn',
        ...settings,
      };
      const whole: CrashPlan = { prefix: 'crash', at: 0, moment: 'before', ...plan, environment };
      return runScript(inject('crashBot'), { CRASH_PLAN: JSON.stringify(whole) });
    },
    close: async () => {
      await sandbox.close();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

/** Waits until a crash bot has polled a few more times: whatever it would do twice has had its turn. */
export const untilPolled = (bot: Running, polls = 6): Promise<void> =>
  bot.writes('polled', bot.count('polled') + polls);
