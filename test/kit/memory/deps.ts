import {
  type ChatSurface,
  type CoreDeps,
  type CoreSettings,
  defaultTiming,
  type MusicProvider,
  type OperationName,
  type Timing,
} from '../../../src/core/index.js';
import type { ManualClock } from './clock.js';
import { createMemoryMedia } from './media.js';
import { createMemoryQueue } from './queue.js';
import { createMemoryStore } from './store.js';

/** Everything core acts through, in memory. Each part is a small real thing that can be looked into. */
export const createMemoryDeps = (parts: {
  clock: ManualClock;
  providers: readonly MusicProvider[];
  surfaces: readonly ChatSurface[];
  timing?: Partial<Timing>;
}) => {
  const { now } = parts.clock;
  const silent = () => {};
  return {
    clock: { now, sleep: async () => {} },
    log: { info: silent, warn: silent, error: silent },
    store: createMemoryStore(now),
    queue: createMemoryQueue(now),
    media: createMemoryMedia(),
    providers: {
      inUse: new Map(parts.providers.map((provider) => [provider.id, provider])),
      others: (operation: OperationName) => (operation === 'midi' ? ['distant'] : []),
      callbackUrl: () => undefined,
    },
    platforms: new Map(parts.surfaces.map((surface) => [surface.id, surface])),
    settings: {
      timing: { ...defaultTiming, graceMs: 0, ...parts.timing },
      allowances: { person: {}, community: {} } as CoreSettings['allowances'],
      operators: new Set(['web:olga']),
      sandbox: false,
      openPerPerson: 10,
    },
  } satisfies CoreDeps;
};
