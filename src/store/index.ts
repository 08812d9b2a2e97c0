import {
  type Clock,
  type Conversations,
  type Drafts,
  type Generations,
  type Health,
  type InFlight,
  type Ledger,
  type Locks,
  type Log,
  MemoryError,
  type Personas,
  type Receipts,
  type Rules,
  type Tracks,
} from '../core/index.js';
import { connect } from './connection.js';
import { createConversations } from './conversations.js';
import { createGenerations } from './generations.js';
import { createHealth } from './health.js';
import { createInFlight } from './in-flight.js';
import { createLedger } from './ledger.js';
import { createPersonas } from './personas.js';
import { createRules } from './rules.js';
import { loadSecret } from './secret.js';
import { createDrafts, createLocks, createReceipts } from './small-things.js';
import { createTracks } from './tracks.js';
import { worriesOf } from './worries.js';

/** All that is remembered, in one Redis. */
export type Store = {
  generations: Generations;
  inFlight: InFlight;
  tracks: Tracks;
  personas: Personas;
  drafts: Drafts;
  receipts: Receipts;
  locks: Locks;
  conversations: Conversations;
  health: Health;
  ledger: Ledger;
  rules: Rules;
  /** The bot's own secret, the same for all its processes. */
  secret(): Promise<Buffer>;
  /** What could make it forget, in a sentence each; empty when all is well or it cannot be asked. */
  worries(): Promise<string[]>;
  /** True when Redis answers. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
};

/** Lets every method of a port fail with a MemoryError, whatever the connection called it. */
const guarded = <T extends object>(port: T): T =>
  Object.fromEntries(
    Object.entries(port).map(([name, method]: [string, (...given: unknown[]) => Promise<unknown>]) => [
      name,
      async (...given: unknown[]) => {
        try {
          return await method(...given);
        } catch (error) {
          throw new MemoryError(error instanceof Error ? error.message : String(error));
        }
      },
    ]),
  ) as T;

/** Opens the store. `prefix` keeps several bots, or tests, apart in one Redis. */
export const createStore = (options: { url: string; prefix: string; clock: Clock; log: Log }): Store => {
  const redis = connect(options.url, options.log);
  const key = (name: string) => `${options.prefix}:${name}`;
  const { put, read, load, watch, close } = createConversations(redis, key);
  return {
    generations: guarded(createGenerations(redis, key, options.clock)),
    inFlight: guarded(createInFlight(redis, key)),
    tracks: guarded(createTracks(redis, key)),
    personas: guarded(createPersonas(redis, key)),
    drafts: guarded(createDrafts(redis, key)),
    receipts: guarded(createReceipts(redis, key)),
    locks: guarded(createLocks(redis, key)),
    conversations: guarded<Conversations>({ put, read, load, watch }),
    health: guarded(createHealth(redis, key, options.clock)),
    rules: guarded(createRules(redis, key)),
    ledger: guarded(createLedger(redis, key, options.clock)),
    secret: () => loadSecret(redis, key),
    worries: () => worriesOf(redis),
    ready: async () => (await redis.ping().catch(() => '')) === 'PONG',
    close: async () => {
      close();
      await redis.quit().catch(() => redis.disconnect());
    },
  };
};
