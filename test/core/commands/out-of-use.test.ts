import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CoreDeps, createHandlers } from '../../../src/core/index.js';
import { createQueues, type Queues } from '../../../src/queue/index.js';
import { openStore, type Store } from '../../../src/store/index.js';
import {
  createManualClock,
  createMemoryDeps,
  createMemorySurface,
  createScriptedProvider,
} from '../../kit/memory/index.js';
import { startRedis, type TestRedis } from '../../kit/redis.js';
import { ada, chat, rain, take } from '../samples.js';

const id = 'rainrainrainrain';
const signal = new AbortController().signal;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const clock = createManualClock();
let redis: TestRedis;
let store: Store;
let queue: Queues;
let deps: CoreDeps;
let count = 0;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

/** Core with real queues in a real Redis; only the first gateway and the web chat are in use. */
beforeEach(async () => {
  count += 1;
  store = await openStore({ url: redis.url, prefix: `queues-${count}`, clock: clock.now, log });
  queue = createQueues({
    url: redis.url,
    prefix: `queues-${count}-jobs`,
    providers: ['first'],
    platforms: ['web'],
    fairRank: store.fairRanks.next,
    log,
  });
  await queue.ready();
  const first = createScriptedProvider('first', { submit: async () => ({ ticket: 'ticket-1' }) });
  const memoryDeps = createMemoryDeps({ clock, providers: [first], surfaces: [createMemorySurface('web')] });
  deps = { ...memoryDeps, store: store.core, queue };
  return async () => {
    await queue.close();
    await store.close();
  };
});

const answers: string[] = [];

/** The event of a command by Ada, whose answers go to `answers`. */
const commandEvent = (name: string) => ({
  key: name,
  kind: 'command' as const,
  name,
  values: {},
  person: ada,
  address: chat,
  reply: {
    card: async () => ({ ...chat, message: 'card' }),
    tell: async ({ body = '' }: { body?: string | undefined }) => void answers.push(body),
    ask: async () => {},
  },
});

it('a song at a gateway that is no longer in use is listed and cancelled like any other', async () => {
  await store.core.generations.create(rain({ provider: 'gone' }));
  const handlers = createHandlers(deps);
  await handlers.events.handle(commandEvent('queue'));
  expect(answers.at(-1)).toContain('rain on the roof');
  await handlers.events.handle(commandEvent('cancel'));
  expect(answers.at(-1)).toContain('Cancelled');
});

it('the card of a song at a gateway that is no longer in use is refreshed like any other', async () => {
  const card = { ...chat, message: 'message-1' };
  await store.core.generations.create(rain({ provider: 'gone', card }));
  expect(await createHandlers(deps).jobs.refreshCard(id)).toEqual({ next: 'done' });
});

it('a finished song for a platform that is no longer in use waits for it and is not polled again', async () => {
  const ticket = { provider: 'first', account: 'account-first', ticket: 'ticket-1', at: 0 };
  const state = { step: 'running', since: 0 } as const;
  await store.core.generations.create(rain({ address: { platform: 'gone', chat: '1' }, ticket, state }));
  await store.core.pollSchedule.put('first', id, 0);
  const first = deps.providers.inUse.get('first');
  Object.assign(first ?? {}, {
    poll: async () => new Map([['ticket-1', { state: 'finished', takes: [take('a')], missing: 0 }]]),
  });
  const handlers = createHandlers(deps);
  await handlers.jobs.poll('first', signal);
  clock.advance(60_000);
  await handlers.jobs.reconcile();
  expect(await store.core.generations.load(id)).toMatchObject({ state: { step: 'delivering' } });
  expect(await store.core.pollSchedule.take('first', Number.MAX_SAFE_INTEGER, 0, 10)).toEqual([]);
});
