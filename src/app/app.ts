import { mkdir } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Config } from '../config/index.js';
import { createHandlers, type Log } from '../core/index.js';
import { createCallbacks } from '../http/callback-urls.js';
import { startHttp } from '../http/server.js';
import { createRetentionJob } from '../media/index.js';
import { createBoard, createQueues, startWorkers } from '../queue/index.js';
import type { Sandbox } from '../sandbox/index.js';
import { openStore, type Store } from '../store/index.js';
import { createDeps } from './deps.js';
import { createLifecycle, type Lifecycle } from './lifecycle.js';
import { createListeners } from './listeners.js';
import { openMedia } from './media.js';
import type { AppOverrides } from './overrides.js';
import { createProviders } from './providers.js';
import { startRedisServer } from './redis-server.js';
import { startSandbox } from './sandbox.js';
import { createSurfaces } from './surfaces.js';

export type { AppOverrides } from './overrides.js';

/** A running bot. */
export type App = {
  /** Where its HTTP server answers. */
  url: string;
  /** Where people find the bot, by platform. */
  invitations: readonly { platform: string; link: string }[];
  sandbox: Sandbox | undefined;
  stop(): Promise<void>;
};

/** Starts every part in order, what is needed first. Throws an error whose message is a sentence for the operator. */
export const startApp = async (
  config: Config,
  log: Log,
  overrides: AppOverrides = {},
  lifecycle: Lifecycle = createLifecycle(log),
): Promise<App> => {
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
  lifecycle: Lifecycle,
): Promise<App> => {
  const clock = overrides.clock ?? Date.now;
  const prefix = overrides.prefix ?? 'minstrel';
  await mkdir(config.dataDir, { recursive: true });
  const redisUrl = config.redisUrl ?? (await ownRedis(config.dataDir, lifecycle));
  const store = await connectStore(redisUrl, { prefix, clock, log });
  lifecycle.started('store', store.close);
  for (const warning of await store.durabilityWarnings()) {
    log.warn({ event: 'store.not-durable' }, warning);
  }

  const sandbox = config.sandbox ? await startSandbox(config.dataDir, clock, overrides.sandbox) : undefined;
  if (sandbox !== undefined) lifecycle.started('sandbox', sandbox.close);
  const { pollInterval } = overrides;
  const providers = createProviders(config, { clock, log, sandbox, pollInterval });
  const media = openMedia(config, { clock, log, allowedOrigins: sandbox === undefined ? [] : [sandbox.url] });
  lifecycle.started('file storage', media.storage.close);

  const surfaces = await createSurfaces(config, { store, media, clock, log });
  const queueOptions = {
    url: redisUrl,
    prefix: `${prefix}-jobs`,
    providers: [...providers.keys()],
    platforms: surfaces.map((surface) => surface.id),
    log,
  };
  const queues = createQueues({ ...queueOptions, fairRank: store.fairRanks.next });
  lifecycle.started('queues', queues.close);
  await queues.ready();

  const callbacks = createCallbacks(config.publicUrl, store.secret);
  const deps = createDeps(config, {
    clock,
    log,
    store,
    queues,
    media,
    providers,
    surfaces,
    callbacks,
    overrides,
  });
  const { events, jobs } = createHandlers(deps);

  if (config.role !== 'bot') {
    const workers = await startWorkers(jobs, queues, { ...queueOptions, pace: overrides.pace });
    lifecycle.started('workers', workers.close);
    // What an earlier run left unfinished continues now, not at the next interval.
    await jobs.reconcile();
    const retention = startRetention(config, { storage: media.storage, locks: store.core.locks, clock, log });
    lifecycle.started('retention', retention.stop);
  }

  const { listeners, webhook, web } = await createListeners(config, { deps, store, media, clock, log });
  const http = await startHttp({
    host: config.host,
    port: config.port,
    adminToken: config.adminToken,
    media,
    queues,
    ready: async () => ({
      redis: await store.ready(),
      ...Object.fromEntries(listeners.map((listener) => [listener.id, listener.ready()])),
    }),
    board: (base) => createBoard(queues, base, serveStatic),
    webhook,
    called: async (provider, secret) => {
      const generation = callbacks.read(provider, secret);
      if (generation === undefined) return false;
      await jobs.providerCallback(provider, generation);
      return true;
    },
    web,
  });
  lifecycle.started('HTTP server', http.close);
  for (const listener of listeners) {
    await listener.start(events);
    lifecycle.started(listener.id, () => listener.stop());
  }
  const invitations = listeners.flatMap(({ id, invitation }) => {
    const link = invitation?.();
    return link === undefined ? [] : [{ platform: id, link }];
  });
  return { url: http.url, invitations, sandbox, stop: lifecycle.stop };
};

const startRetention = (
  { storage: { keepDays: days, keepGigabytes: gigabytes } }: Config,
  parts: Omit<Parameters<typeof createRetentionJob>[0], 'limits'>,
) => {
  const retention = createRetentionJob({ ...parts, limits: { days, gigabytes } });
  retention.start();
  return retention;
};

const ownRedis = async (dataDir: string, lifecycle: Lifecycle): Promise<string> => {
  const redis = await startRedisServer(dataDir);
  lifecycle.started('Redis', redis.stop);
  return redis.url;
};

const connectStore = async (
  url: string,
  options: Omit<Parameters<typeof openStore>[0], 'url'>,
): Promise<Store> => {
  try {
    return await openStore({ url, ...options });
  } catch {
    throw new Error(`Redis does not answer at ${withoutPassword(url)}. Check REDIS_URL.`);
  }
};

const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');
