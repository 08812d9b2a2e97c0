import { setTimeout } from 'node:timers/promises';
import type { Config } from '../config/index.js';
import {
  type ChatSurface,
  type Clock,
  type CoreDeps,
  defaultTiming,
  type JobQueue,
  type Log,
  type MediaLibrary,
  type MusicProvider,
} from '../core/index.js';
import type { Callbacks } from '../http/callback-urls.js';
import type { Store } from '../store/index.js';
import type { AppOverrides } from './overrides.js';
import { createOtherProviders } from './providers.js';

type Parts = {
  clock: Clock;
  log: Log;
  store: Store;
  queues: JobQueue;
  media: MediaLibrary;
  providers: ReadonlyMap<string, MusicProvider>;
  surfaces: readonly ChatSurface[];
  callbacks: Callbacks;
  overrides: AppOverrides;
};

/** Puts together the dependencies of core. */
export const createDeps = (
  config: Config,
  { clock, log, store, queues, media, providers, surfaces, callbacks, overrides }: Parts,
): CoreDeps => {
  const deps: CoreDeps = {
    clock: { now: clock, sleep: setTimeout },
    log,
    store: store.core,
    queue: queues,
    media,
    providers: {
      inUse: providers,
      others: createOtherProviders(providers),
      callbackUrl: callbacks.urlOf,
    },
    platforms: new Map(surfaces.map((surface) => [surface.id, surface])),
    settings: {
      timing: { ...defaultTiming, graceMs: config.people.graceMs, ...overrides.timing },
      ...config.people,
      sandbox: config.sandbox,
      openPerPerson: 10,
    },
  };
  return overrides.wrap?.(deps) ?? deps;
};
