import { beforeEach, describe, expect, it } from 'vitest';
import { createHandlers, ProviderError, StorageError } from '../../../src/core/index.js';
import { take } from '../samples.js';
import {
  beforeCall,
  busy,
  card,
  failCalls,
  id,
  openRaceHarness,
  type RaceHarness,
  signal,
  ticket,
} from './race-harness.js';

let harness: RaceHarness;
beforeEach(() => {
  harness = openRaceHarness();
});

describe('two workers with the same song', () => {
  it('do not submit a song that has just moved to the next gateway', async () => {
    const { deps, first, apply, load, save } = harness;
    await save();
    // Between this worker's read and its write, another worker moves the song to the second gateway.
    beforeCall(deps.store.generations, 'save', () =>
      apply({ kind: 'refused', at: 1, attempts: 0, next: 'second' }),
    );
    await createHandlers(deps).jobs.submit(id, signal);
    expect(first.calls).toEqual([]);
    expect(await load()).toMatchObject({ provider: 'second', state: { step: 'queued' } });
  });

  it('submit the song although its card is saved in the same moment', async () => {
    const { deps, first, apply, load, save } = harness;
    await save();
    beforeCall(deps.store.generations, 'save', () => apply({ kind: 'carded', at: 1, ref: card }));
    await createHandlers(deps).jobs.submit(id, signal);
    expect(first.calls).toHaveLength(1);
    expect((await load()).state.step).toBe('running');
  });

  it('do not move a song back that has just moved to the second gateway', async () => {
    const { deps, apply, load, save } = harness;
    await save();
    await deps.store.health.coolDown('first', 'overloaded', 1000);
    await deps.store.health.coolDown('second', 'overloaded', 1000);
    beforeCall(deps.store.generations, 'save', () =>
      apply({ kind: 'refused', at: 1, attempts: 0, next: 'second' }),
    );
    await createHandlers(deps).jobs.submit(id, signal);
    expect(await load()).toMatchObject({ provider: 'second', refusedBy: ['first'] });
  });

  it('do not put a song in doubt whose call was refused and repeated', async () => {
    const { deps, clock, apply, load, save } = harness;
    await save({ state: { step: 'submitting', since: 1, attempts: 1, lease: 5 } });
    beforeCall(deps.store.generations, 'save', async () => {
      await apply({ kind: 'refused', at: 2, attempts: 1, next: 'first' });
      const lease = clock.now() + 75_000;
      await apply({ kind: 'submitting', at: 3, attempts: 1, lease });
    });
    await createHandlers(deps).jobs.submit(id, signal);
    expect((await load()).state).toMatchObject({ step: 'submitting', attempts: 2 });
  });

  it('deliver tracks that arrive while the time-out is still being posted', async () => {
    const { deps, clock, surface, apply, load, save } = harness;
    surface.place(busy);
    const timedOut = { kind: 'failed', fault: 'timed_out', detail: '', charge: 'made' } as const;
    await save({ ticket, card, state: { step: 'delivering', since: 5, outcome: timedOut } });
    beforeCall(deps.store.generations, 'save', async () => {
      await apply({ kind: 'delivered', at: 6, since: 5, card });
      clock.advance(1000);
      await apply({ kind: 'finished', at: clock.now(), takes: [take('a'), take('b')], missing: 0 });
    });
    const handlers = createHandlers(deps);
    await handlers.jobs.deliver(id, signal);
    expect((await load()).state.step).toBe('delivering');
    await handlers.jobs.deliver(id, signal);
    expect(surface.messages.filter(({ message }) => message.audio !== undefined)).toHaveLength(2);
  });
});

describe('a song whose gateway answers while the store fails', () => {
  it('gets its ticket in the end and is running', async () => {
    const { deps, first, load, save } = harness;
    await save();
    failCalls(deps.store.generations, 'save', { error: new StorageError('away'), times: 5, from: 1 });
    await createHandlers(deps).jobs.submit(id, signal);
    expect(first.calls).toHaveLength(1);
    expect(await load()).toMatchObject({ state: { step: 'running' }, ticket: { ticket: 'ticket-1' } });
  });

  it('moves to the next gateway in the end and is not in doubt', async () => {
    harness = openRaceHarness({
      submit: async () => {
        throw new ProviderError('first', 'unauthorized', 'no', 'wrong key');
      },
    });
    const { deps, load, save } = harness;
    await save();
    failCalls(deps.store.health, 'coolDown', { error: new StorageError('away'), times: 3 });
    failCalls(deps.store.generations, 'save', { error: new StorageError('away'), times: 2, from: 1 });
    await createHandlers(deps).jobs.submit(id, signal);
    expect(await load()).toMatchObject({ provider: 'second', state: { step: 'queued' } });
  });

  it('is submitted once although the write of its ticket is not confirmed', async () => {
    const { deps, clock, first, load, save } = harness;
    await save();
    failCalls(deps.store.generations, 'save', {
      error: new StorageError('no answer'),
      times: 1,
      from: 1,
      afterwards: true,
    });
    const handlers = createHandlers(deps);
    await handlers.jobs.submit(id, signal);
    clock.advance(5000);
    await handlers.jobs.submit(id, signal);
    expect(first.calls).toHaveLength(1);
    expect((await load()).state.step).toBe('running');
  });
});
