import { createHmac } from 'node:crypto';
import {
  type Clock,
  type Conversations,
  type CoreStore,
  generationId,
  type Log,
  type Receipts,
  StorageError,
} from '../core/index.js';
import { connect } from './connection.js';
import { createConversations } from './conversations.js';
import { createExpiringStore } from './drafts.js';
import { durabilityWarnings } from './durability.js';
import { createFairRanks, type FairRanks } from './fair-rank.js';
import { createGenerations } from './generations.js';
import { createPollSchedule } from './in-flight.js';
import { createLedger } from './ledger.js';
import { createLocks } from './locks.js';
import { createPersonas } from './personas.js';
import { createProviderHealth } from './provider-health.js';
import { createRateLimiter } from './rate-limiter.js';
import { createReceipts } from './receipts.js';
import { createSettingsStore } from './rules.js';
import { loadSecret } from './secret.js';
import { createTimings } from './timings.js';
import { createTracks } from './tracks.js';

export { probeRedis } from './probe.js';

/** Everything the bot keeps, in one Redis. */
export type Store = {
  /** What core keeps. */
  core: CoreStore;
  /** What the bots keep beside it. */
  receipts: Receipts;
  conversations: Conversations;
  /** Ranks for the job queue. */
  fairRanks: FairRanks;
  /** The bot's own secret, the same for all its processes. */
  secret: Buffer;
  /** What could make it lose data, in a sentence each; empty when all is well or it cannot be asked. */
  durabilityWarnings(): Promise<string[]>;
  /** True when Redis answers. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
};

/** Where the store is. */
export type StoreOptions = { url: string; prefix: string; clock: Clock; log: Log };

/** Lets every method of a port fail with a StorageError, whatever the connection called it. */
const guarded = <T extends object>(port: T): T =>
  Object.fromEntries(
    Object.entries(port).map(([name, method]: [string, (...given: unknown[]) => Promise<unknown>]) => [
      name,
      async (...given: unknown[]) => {
        try {
          return await method(...given);
        } catch (error) {
          throw new StorageError(error instanceof Error ? error.message : String(error));
        }
      },
    ]),
  ) as T;

/**
 * Opens the store. `prefix` keeps several bots, or tests, apart in one Redis. Throws {@link StorageError} when Redis
 * does not answer.
 */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const redis = connect(options.url, options.log);
  const key = (name: string) => `${options.prefix}:${name}`;
  const { clock } = options;
  const close = async () => {
    await redis.quit().catch(() => redis.disconnect());
  };
  const ready = async () => (await redis.ping().catch(() => '')) === 'PONG';
  if (!(await ready())) {
    await close();
    throw new StorageError('Redis does not answer');
  }
  const secret = await loadSecret(redis, key);
  const conversations = createConversations(redis, key);
  const { put, read, load, watch } = conversations;
  return {
    core: {
      // Keyed, so that nobody can work out the ids of other people's songs.
      idFor: (name) => generationId(createHmac('sha256', secret).update(name).digest()),
      generations: guarded(createGenerations(redis, key, clock)),
      pollSchedule: guarded(createPollSchedule(redis, key)),
      tracks: guarded(createTracks(redis, key)),
      personas: guarded(createPersonas(redis, key)),
      drafts: guarded(createExpiringStore(redis, key)),
      locks: guarded(createLocks(redis, key)),
      rateLimiter: guarded(createRateLimiter(redis, key)),
      health: guarded(createProviderHealth(redis, key, clock)),
      timings: guarded(createTimings(redis, key, clock)),
      settings: guarded(createSettingsStore(redis, key)),
      ledger: guarded(createLedger(redis, key, clock)),
    },
    receipts: guarded(createReceipts(redis, key)),
    conversations: guarded<Conversations>({ put, read, load, watch }),
    fairRanks: guarded(createFairRanks(redis, key)),
    secret,
    durabilityWarnings: () => durabilityWarnings(redis),
    ready,
    close: async () => {
      conversations.close();
      await close();
    },
  };
};
