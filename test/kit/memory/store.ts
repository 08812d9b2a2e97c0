import { createHash } from 'node:crypto';
import { type CoreStore, generationId } from '../../../src/core/index.js';
import { createMemoryExpiringStore, createMemoryLocks, createMemoryRateLimiter } from './expiring.js';
import { createMemoryGenerations } from './generations.js';
import { createMemoryLedger } from './ledger.js';
import { createMemoryPersonas, createMemoryTracks } from './library.js';
import { createMemoryPollSchedule } from './poll-schedule.js';
import { createMemoryHealth } from './provider-health.js';
import { createMemorySettings } from './settings.js';
import { createMemoryTimings } from './timings.js';

/** Every repository in memory. The suite in `test/store/behaviour` runs against it and against Redis. */
export const createMemoryStore = (now: () => number) =>
  ({
    idFor: (key: string) => generationId(createHash('sha256').update(key).digest()),
    generations: createMemoryGenerations(now),
    pollSchedule: createMemoryPollSchedule(),
    tracks: createMemoryTracks(),
    personas: createMemoryPersonas(),
    expiring: createMemoryExpiringStore(now),
    locks: createMemoryLocks(now),
    rateLimiter: createMemoryRateLimiter(now),
    health: createMemoryHealth(now),
    timings: createMemoryTimings(),
    settings: createMemorySettings(),
    ledger: createMemoryLedger(now),
  }) satisfies CoreStore;
