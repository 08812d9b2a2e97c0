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
import { durabilityWarnings } from './durability.js';
import { createExpiringStore } from './expiring-store.js';
import { createFairRanks, type FairRanks } from './fair-rank.js';
import { createGenerations } from './generations.js';
import { createLedger } from './ledger.js';
import { createLocks } from './locks.js';
import { createPersonas } from './personas.js';
import { createPollSchedule } from './poll-schedule.js';
import { createProviderHealth } from './provider-health.js';
import { createRateLimiter } from './rate-limiter.js';
import { createReceipts } from './receipts.js';
import { createRecordReader } from './records/reader.js';
import { createReplaceRecord } from './replace-record.js';
import { loadSecret } from './secret.js';
import { createSettingsStore } from './settings.js';
import { createTimings } from './timings.js';
import { createTracks } from './tracks.js';

export { probeRedis } from './probe.js';

/** Everything the bot keeps, in one Redis. */
export type Store = {
  /** What core keeps. */
  core: CoreStore;
  /** What the bots keep. */
  receipts: Receipts;
  conversations: Conversations;
  /** Ranks for the job queue. */
  fairRanks: FairRanks;
  /** The bot's own secret, the same for all its processes. */
  secret: Buffer;
  /** The settings of Redis that could lose data, in a sentence each; empty when all is well or Redis hides them. */
  durabilityWarnings(): Promise<string[]>;
  /** True when Redis answers. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
};

/** Which Redis the store is in; `prefix` keeps several bots, or tests, apart. */
export type StoreOptions = { url: string; prefix: string; clock: Clock; log: Log };

/** Makes every error of a port's methods a {@link StorageError}. */
const withStorageErrors = <T extends object>(port: T): T =>
  Object.fromEntries(
    Object.entries(port).map(([name, method]: [string, (...args: unknown[]) => Promise<unknown>]) => [
      name,
      async (...args: unknown[]) => {
        try {
          return await method(...args);
        } catch (error) {
          if (error instanceof StorageError) throw error;
          throw new StorageError(error instanceof Error ? error.message : String(error));
        }
      },
    ]),
  ) as T;

/** Opens the store. Throws a {@link StorageError} when Redis does not answer. */
export const openStore = async ({ url, prefix, clock, log }: StoreOptions): Promise<Store> => {
  const redis = connect(url, log);
  const key = (name: string) => `${prefix}:${name}`;
  const close = async () => {
    await redis.quit().catch(() => redis.disconnect());
  };
  const ready = async () => (await redis.ping().catch(() => '')) === 'PONG';
  if (!(await ready())) {
    await close();
    throw new StorageError('Redis does not answer.');
  }
  const secret = await loadSecret({ redis, key });
  const reader = createRecordReader(log);
  const context = { redis, key, clock, reader, replace: createReplaceRecord(redis, reader) };
  const { close: closeConversations, ...conversations } = createConversations(context);
  return {
    core: {
      // Keyed, so that nobody can work out the ids of other people's songs.
      idFor: (name) => generationId(createHmac('sha256', secret).update(name).digest()),
      generations: withStorageErrors(createGenerations(context)),
      pollSchedule: withStorageErrors(createPollSchedule(context)),
      tracks: withStorageErrors(createTracks(context)),
      personas: withStorageErrors(createPersonas(context)),
      expiring: withStorageErrors(createExpiringStore(context)),
      locks: withStorageErrors(createLocks(context)),
      rateLimiter: withStorageErrors(createRateLimiter(context)),
      health: withStorageErrors(createProviderHealth(context)),
      timings: withStorageErrors(createTimings(context)),
      settings: withStorageErrors(createSettingsStore(context)),
      ledger: withStorageErrors(createLedger(context)),
    },
    receipts: withStorageErrors(createReceipts(context)),
    conversations: withStorageErrors<Conversations>(conversations),
    fairRanks: withStorageErrors(createFairRanks(context)),
    secret,
    durabilityWarnings: () => durabilityWarnings(redis),
    ready,
    close: async () => {
      closeConversations();
      await close();
    },
  };
};
