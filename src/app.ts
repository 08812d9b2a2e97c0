import { createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import { createDiscordListener, createDiscordSurface } from './bots/discord/index.js';
import { createTelegramListener, createTelegramSurface } from './bots/telegram/index.js';
import { createWebListener, createWebSurface } from './bots/web/index.js';
import { createCallbacks } from './callbacks.js';
import type { Config } from './config.js';
import {
  type Capabilities,
  type ChatListener,
  type ChatSurface,
  type Clock,
  createStudio,
  type Log,
  type StudioPorts,
  type Timing,
  usualTiming,
} from './core/index.js';
import { createElsewhere, createProviders } from './gateways.js';
import { type HttpServer, startHttp } from './http.js';
import { createLifecycle } from './lifecycle.js';
import { createSweeper, createWorkshop } from './media/index.js';
import { createBoard, createCarrier, startWorkers, type WorkerPace } from './queue/index.js';
import { startRedisServer } from './redis-server.js';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox/index.js';
import { createStore } from './store/index.js';

/** What tests and benchmarks set otherwise; a bot runs with none of it. */
export type AppOverrides = {
  clock?: Clock | undefined;
  timing?: Partial<Timing> | undefined;
  pace?: Partial<WorkerPace> | undefined;
  rhythm?: Capabilities['rhythm'] | undefined;
  sandbox?: SandboxOptions | undefined;
  /** Keeps several bots apart in one Redis. */
  prefix?: string | undefined;
  /** Wraps the ports, to count or to break them. */
  wrap?: ((ports: StudioPorts) => StudioPorts) | undefined;
};

/** A running bot. */
export type App = {
  /** Where its HTTP server answers. */
  url: string;
  /** Where people find the bot, by platform. */
  invitations: readonly { platform: string; link: string }[];
  sandbox: Sandbox | undefined;
  stop(): Promise<void>;
};

/** Introduces the rooms to each other and starts them, what is needed first. Throws with a sentence for the operator. */
export const startApp = async (config: Config, log: Log, overrides: AppOverrides = {}): Promise<App> => {
  const lifecycle = createLifecycle(log);
  try {
    return await start(config, log, overrides, lifecycle);
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
};

const start = async (
  config: Config,
  log: Log,
  overrides: AppOverrides,
  lifecycle: ReturnType<typeof createLifecycle>,
): Promise<App> => {
  const clock = overrides.clock ?? Date.now;
  const prefix = overrides.prefix ?? 'minstrel';
  await mkdir(config.dataDir, { recursive: true });

  let { redisUrl } = config;
  if (redisUrl === undefined) {
    const redis = await startRedisServer(config.dataDir);
    lifecycle.started('Redis', redis.stop);
    redisUrl = redis.url;
  }
  const store = createStore({ url: redisUrl, prefix, clock, log });
  lifecycle.started('store', store.close);
  if (!(await store.ready()))
    throw new Error(`Redis does not answer at ${withoutPassword(redisUrl)}. Check REDIS_URL.`);

  for (const worry of await store.worries()) log.warn({}, worry);
  const secret = await store.secret();
  const callbacks = createCallbacks(config.publicUrl, secret);

  let sandbox: Sandbox | undefined;
  if (config.sandbox) {
    const directory = join(config.dataDir, 'sandbox');
    await mkdir(directory, { recursive: true });
    sandbox = await createSandbox({ directory, now: clock, ...overrides.sandbox });
    lifecycle.started('sandbox', sandbox.close);
  }
  const providers = createProviders(config, { clock, log, sandbox, rhythm: overrides.rhythm });
  const { bucket, keepDays, keepGigabytes } = config.storage;
  const workshop = createWorkshop({
    directory: join(config.dataDir, 'media'),
    bucket,
    forgets: keepDays !== undefined || keepGigabytes !== undefined,
    publicUrl: config.publicUrl,
    allowPrivate: config.allowPrivateUrls,
    allowedOrigins: sandbox === undefined ? [] : [sandbox.url],
    clock,
    log,
  });
  lifecycle.started('shelf', workshop.shelf.close);
  workshop.shelf.check().catch((error: unknown) => {
    log.error(
      { reason: String(error), alarm: true },
      'files cannot be kept: check the settings of the bucket or folder',
    );
  });

  const read = workshop.read;
  const common = { receipts: store.receipts, drafts: store.drafts, read, clock, log };
  const surfaces: ChatSurface[] = [createWebSurface({ conversations: store.conversations, clock })];
  if (config.discord !== undefined) surfaces.push(createDiscordSurface({ ...common, ...config.discord }));
  if (config.telegram !== undefined) surfaces.push(createTelegramSurface({ ...common, ...config.telegram }));

  const carrier = createCarrier({
    url: redisUrl,
    prefix: `${prefix}-jobs`,
    providers: [...providers.keys()],
    platforms: surfaces.map((surface) => surface.id),
    log,
  });
  lifecycle.started('queues', carrier.close);
  await carrier.ready();

  const ports: StudioPorts = {
    ...store,
    clock,
    pause: setTimeout,
    log,
    carrier,
    workshop,
    providers,
    timing: { ...usualTiming, ...overrides.timing },
    surfaces: new Map(surfaces.map((surface) => [surface.id, surface])),
    // Keyed, so that nobody can work out the ids of other people's songs.
    hash: (text) => createHmac('sha256', secret).update(text).digest(),
    callbackUrl: callbacks.urlOf,
    elsewhere: createElsewhere(providers),
    ...config.people,
    sandbox: config.sandbox,
    openPerPerson: 10,
  };
  const studio = createStudio(overrides.wrap?.(ports) ?? ports);

  if (config.role !== 'bot') {
    const workers = await startWorkers(studio, carrier, {
      url: redisUrl,
      prefix: `${prefix}-jobs`,
      providers: [...providers.keys()],
      platforms: surfaces.map((surface) => surface.id),
      log,
      pace: overrides.pace,
    });
    lifecycle.started('workers', workers.close);
    // What an earlier run left behind goes on now, not at the next round.
    await studio.tend();
    const { shelf } = workshop;
    const retention = { days: keepDays, gigabytes: keepGigabytes };
    const sweeper = createSweeper({ shelf, retention, locks: store.locks, clock, log });
    sweeper.start();
    lifecycle.started('sweeper', sweeper.stop);
  }

  const listeners: ChatListener[] = [];
  let webhook: Parameters<typeof startHttp>[0]['webhook'];
  let web: ReturnType<typeof createWebListener> | undefined;
  if (config.role !== 'worker') {
    if (config.web) {
      web = createWebListener({
        ...common,
        conversations: store.conversations,
        rules: store.rules,
        banner: { sandbox: config.sandbox },
      });
      listeners.push(web);
    }
    if (config.discord !== undefined) {
      const surface = ports.surfaces.get('discord');
      listeners.push(createDiscordListener({ ...common, ...config.discord, surface }));
    }
    if (config.telegram !== undefined) {
      const hook = telegramHook(config, secret);
      const listener = createTelegramListener({
        ...common,
        ...config.telegram,
        webhook: hook,
        surface: ports.surfaces.get('telegram'),
      });
      if (hook !== undefined) webhook = { path: new URL(hook.url).pathname, receive: listener.webhook };
      listeners.push(listener);
    }
  }

  const http = await startHttp({
    host: config.host,
    port: config.port,
    adminToken: config.adminToken,
    workshop,
    carrier,
    ready: async () => ({
      redis: await store.ready(),
      ...Object.fromEntries(listeners.map((listener) => [listener.id, listener.ready()])),
    }),
    board: (base) => createBoard(carrier, base, serveStatic),
    webhook,
    called: async (provider, word) => {
      const generation = callbacks.read(provider, word);
      if (generation === undefined) return false;
      await studio.nudge(provider, generation);
      return true;
    },
    web: web?.routes,
  });
  lifecycle.started('HTTP server', http.close);
  for (const listener of listeners) {
    await listener.start(studio);
    lifecycle.started(listener.id, () => listener.stop());
  }
  const invitations = listeners.flatMap(({ id, invitation }) => {
    const link = invitation?.();
    return link === undefined ? [] : [{ platform: id, link }];
  });
  return { url: addressOf(http), invitations, sandbox, stop: lifecycle.stop };
};

/** Telegram calls us only at a public address, which holds a secret made from the bot's own. */
const telegramHook = (config: Config, secret: Buffer): { url: string; secret: string } | undefined => {
  if (config.publicUrl === undefined) return undefined;
  const word = createHmac('sha256', secret).update('telegram').digest('hex').slice(0, 48);
  return { url: `${config.publicUrl}/telegram/${word}`, secret: word };
};

const addressOf = (http: HttpServer): string => http.url;

const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');
