import type {
  Clock,
  Conversations,
  Drafts,
  Generations,
  Health,
  InFlight,
  Locks,
  Log,
  Receipts,
  Tracks,
} from '../core/index.js';
import { connect } from './connection.js';
import { createConversations } from './conversations.js';
import { createGenerations } from './generations.js';
import { createHealth } from './health.js';
import { createInFlight } from './in-flight.js';
import { createDrafts, createLocks, createReceipts } from './small-things.js';
import { createTracks } from './tracks.js';

/** All that is remembered, in one Redis. */
export type Store = {
  generations: Generations;
  inFlight: InFlight;
  tracks: Tracks;
  drafts: Drafts;
  receipts: Receipts;
  locks: Locks;
  conversations: Conversations;
  health: Health;
  /** True when Redis answers. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
};

/** Opens the store. `prefix` keeps several bots, or tests, apart in one Redis. */
export const createStore = (options: { url: string; prefix: string; clock: Clock; log: Log }): Store => {
  const redis = connect(options.url, options.log);
  const key = (name: string) => `${options.prefix}:${name}`;
  const conversations = createConversations(redis, key);
  return {
    generations: createGenerations(redis, key, options.clock),
    inFlight: createInFlight(redis, key),
    tracks: createTracks(redis, key),
    drafts: createDrafts(redis, key),
    receipts: createReceipts(redis, key),
    locks: createLocks(redis, key),
    conversations,
    health: createHealth(redis, key, options.clock),
    ready: async () => (await redis.ping().catch(() => '')) === 'PONG',
    close: async () => {
      conversations.close();
      await redis.quit().catch(() => redis.disconnect());
    },
  };
};
