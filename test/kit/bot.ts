import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type App, type AppOverrides, startApp } from '../../src/app/app.js';
import { parseConfig } from '../../src/config/index.js';
import type { CoreDeps, Log } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import type { Discord } from './discord/index.js';
import { fastTiming } from './fast-timing.js';
import type { Telegram } from './telegram/index.js';

/** A log line before redaction. */
export type LogLine = { level: 'info' | 'warn' | 'error'; facts: Record<string, unknown>; message: string };

/** The platforms, gateways and settings of a bot under test. */
export type BotSettings = {
  discord?: Discord | undefined;
  telegram?: Telegram | undefined;
  /** Opens the web chat; it stays closed by default. */
  web?: boolean | undefined;
  sandbox: Sandbox;
  redis: { url: string };
  /** The gateways in use, in order of preference; CCAPI and then OpenAI-HK by default. */
  gateways?: readonly string[] | undefined;
  /** Other settings in the environment, such as `DATA_DIR` and `ROLE`. */
  environment?: Record<string, string> | undefined;
  /** Merged over `fastTiming`; bots with one `prefix` are one bot in several processes. */
  overrides?: AppOverrides | undefined;
};

/** A whole bot in this process, talking over real sockets. */
export type TestBot = {
  app: App;
  prefix: string;
  lines: readonly LogLine[];
  /** How often this process has polled the gateway it has polled least; 0 when it polls none. */
  polls(): number;
  stop(): Promise<void>;
};

let bots = 0;

/** The key of a gateway; the sandbox knows its account by the last six characters. */
export const keyOf = (gateway: string): string => `secret-key-of-${gateway}`;

/** Starts a bot with short intervals, a data directory of its own, and a log that is collected. */
export const startBot = async (settings: BotSettings): Promise<TestBot> => {
  bots += 1;
  const own = await mkdtemp(join(tmpdir(), 'minstrel-bot-'));
  const parsed = parseConfig({ ...environmentOf(settings, own), ...settings.environment }, providerRegistry);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  const lines: LogLine[] = [];
  const polls = new Map<string, number>();
  const overrides = settings.overrides ?? {};
  const prefix = overrides.prefix ?? `bot-${process.pid}-${bots}`;
  const app = await startApp(parsed.config, collectingLog(lines), {
    ...fastTiming,
    ...overrides,
    timing: { ...fastTiming.timing, ...overrides.timing },
    pace: { ...fastTiming.pace, ...overrides.pace },
    prefix,
    wrap: (deps) => countPolls(overrides.wrap?.(deps) ?? deps, polls),
  });
  return {
    app,
    prefix,
    lines,
    polls: () => (polls.size === 0 ? 0 : Math.min(...polls.values())),
    stop: async () => {
      await app.stop();
      await rm(own, { recursive: true, force: true });
    },
  };
};

/** Counts in `polls` how often each gateway's due tickets are taken from the poll schedule. */
const countPolls = (deps: CoreDeps, polls: Map<string, number>): CoreDeps => {
  const { pollSchedule } = deps.store;
  const take: typeof pollSchedule.take = async (provider, ...rest) => {
    const due = await pollSchedule.take(provider, ...rest);
    polls.set(provider, (polls.get(provider) ?? 0) + 1);
    return due;
  };
  return { ...deps, store: { ...deps.store, pollSchedule: { ...pollSchedule, take } } };
};

/** How long `untilSettled` waits for bots that do not poll, because they are stopped or have no Redis. */
const idleLimitMs = 5000;

/**
 * Lets the bots poll a few more times, so that whatever they would do twice has had its turn. It waits for what the
 * bots do and not for a time, which means the same on a busy machine.
 */
export const untilSettled = async (bots: readonly TestBot[], polls = 5): Promise<void> => {
  const total = () => bots.reduce((sum, bot) => sum + bot.polls(), 0);
  const goal = total() + polls;
  const giveUpAt = Date.now() + idleLimitMs;
  while (total() < goal && Date.now() < giveUpAt) await pause(20);
};

const environmentOf = (settings: BotSettings, directory: string): Record<string, string> => {
  const { discord, telegram, sandbox, redis, gateways = ['ccapi', 'openai-hk'] } = settings;
  const environment: Record<string, string> = {
    REDIS_URL: redis.url,
    DATA_DIR: directory,
    PORT: '0',
    WEB: settings.web ? '1' : '0',
    ALLOW_PRIVATE_URLS: '1',
    GATEWAYS: gateways.join(','),
  };
  for (const gateway of gateways) {
    const name = gateway.toUpperCase().replaceAll('-', '_');
    environment[`${name}_KEY`] = keyOf(gateway);
    environment[`${name}_URL`] = sandbox.urlOf(gateway);
  }
  if (discord !== undefined) {
    environment.DISCORD_TOKEN = discord.token;
    environment.DISCORD_API_URL = discord.api;
  }
  if (telegram !== undefined) {
    environment.TELEGRAM_TOKEN = telegram.token;
    environment.TELEGRAM_API_URL = telegram.apiRoot;
  }
  return environment;
};

const collectingLog = (lines: LogLine[]): Log => {
  const collect = (level: LogLine['level']) => (facts: Record<string, unknown>, message: string) => {
    lines.push({ level, facts, message });
  };
  return { info: collect('info'), warn: collect('warn'), error: collect('error') };
};
