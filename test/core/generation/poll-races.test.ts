import { beforeEach, describe, expect, it } from 'vitest';
import { createHandlers } from '../../../src/core/index.js';
import { take } from '../samples.js';
import { id, openRaceHarness, type RaceHarness, signal, ticket } from './race-harness.js';

let harness: RaceHarness;
beforeEach(() => {
  harness = openRaceHarness();
});

describe('a song that its gateway no longer reports on', () => {
  it('is polled for one day at most', async () => {
    const { deps, clock, first, load, save } = harness;
    Object.assign(first, {
      poll: async () => {
        first.polls.push('polled');
        return new Map();
      },
    });
    const timedOut = { kind: 'failed', fault: 'timed_out', detail: '', charge: 'made' } as const;
    await save({ ticket, state: { step: 'done', since: 5, outcome: timedOut } });
    await deps.store.pollSchedule.put('first', id, clock.now());
    const handlers = createHandlers(deps);
    clock.advance(deps.settings.timing.lateResultMs + 60_000);
    for (let round = 0; round < 5; round += 1) {
      await handlers.jobs.poll('first', signal);
      clock.advance(60_000);
      await handlers.jobs.reconcile();
    }
    expect(first.polls).toHaveLength(1);
    expect((await load()).state.step).toBe('done');
    expect(deps.store.generations.looked.size).toBe(0);
  });
});

describe('a song whose ticket its gateway does not know', () => {
  it('keeps running and finishes when the gateway knows the ticket at the next poll', async () => {
    const { deps, clock, first, load, save } = harness;
    let answer = 'unknown';
    Object.assign(first, {
      poll: async (tickets: string[]) =>
        new Map(
          tickets.map((ticket) => [
            ticket,
            answer === 'unknown'
              ? { state: 'unknown' }
              : { state: 'finished', takes: [take('a')], missing: 0 },
          ]),
        ),
    });
    await save({ ticket, state: { step: 'running', since: ticket.at } });
    clock.advance(180_000);
    await deps.store.pollSchedule.put('first', id, 0);
    const handlers = createHandlers(deps);
    await handlers.jobs.poll('first', signal);
    expect((await load()).state.step).toBe('running');
    answer = 'finished';
    clock.advance(10_000);
    await handlers.jobs.poll('first', signal);
    expect((await load()).state).toMatchObject({ step: 'delivering', outcome: { kind: 'tracks' } });
  });

  it('fails when the gateway does not know the ticket in poll after poll', async () => {
    const { deps, clock, first, load, save } = harness;
    Object.assign(first, {
      poll: async (tickets: string[]) => new Map(tickets.map((ticket) => [ticket, { state: 'unknown' }])),
    });
    await save({ ticket, state: { step: 'running', since: ticket.at } });
    clock.advance(180_000);
    await deps.store.pollSchedule.put('first', id, 0);
    const handlers = createHandlers(deps);
    for (let round = 0; round < 10; round += 1) {
      await handlers.jobs.poll('first', signal);
      clock.advance(10_000);
    }
    expect((await load()).state).toMatchObject({ step: 'delivering', outcome: { fault: 'unknown_task' } });
  });

  it('keeps running when the gateway forgets the ticket in every other poll only', async () => {
    const { deps, clock, first, load, save } = harness;
    let polls = 0;
    Object.assign(first, {
      poll: async (tickets: string[]) => {
        polls += 1;
        return new Map(tickets.map((ticket) => [ticket, { state: polls % 2 === 1 ? 'unknown' : 'running' }]));
      },
    });
    await save({ ticket, state: { step: 'running', since: ticket.at } });
    clock.advance(180_000);
    await deps.store.pollSchedule.put('first', id, 0);
    const handlers = createHandlers(deps);
    for (let round = 0; round < 12; round += 1) {
      await handlers.jobs.poll('first', signal);
      clock.advance(10_000);
    }
    expect((await load()).state.step).toBe('running');
  });
});
