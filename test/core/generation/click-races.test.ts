import { beforeEach, describe, expect, it } from 'vitest';
import { type Action, type ChatEvent, createHandlers } from '../../../src/core/index.js';
import { ada, chat, rain, roof } from '../samples.js';
import { card, id, openRaceHarness, type RaceHarness, ticket, tracks } from './race-harness.js';

/** The event of a button press by Ada. */
const press = (key: string, action: Action): ChatEvent => ({
  key,
  kind: 'press',
  action,
  person: ada,
  address: chat,
  reply: {
    card: async () => card,
    tell: async () => {},
    ask: async () => {},
  },
});

let harness: RaceHarness;
beforeEach(() => {
  harness = openRaceHarness();
});

describe('two clicks on Make another', () => {
  it('request one song, wherever they fall on the clock, and a later click requests another', async () => {
    const { deps, clock } = harness;
    await deps.store.tracks.save(roof({ provider: 'first', account: 'account-first' }));
    await deps.store.generations.create(rain({ state: { step: 'done', since: 1, outcome: tracks }, ticket }));
    const handlers = createHandlers(deps);
    clock.advance(10_000 - (clock.now() % 10_000) - 50);
    await handlers.events.handle(press('one', { do: 'repeat', track: `${id}.0` }));
    clock.advance(200);
    await handlers.events.handle(press('two', { do: 'repeat', track: `${id}.0` }));
    expect(deps.store.generations.all()).toHaveLength(2);
    clock.advance(20_000);
    await handlers.events.handle(press('three', { do: 'repeat', track: `${id}.0` }));
    expect(deps.store.generations.all()).toHaveLength(3);
  });
});
