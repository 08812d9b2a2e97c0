import { beforeEach, describe, expect, it } from 'vitest';
import { createHandlers } from '../../../src/core/index.js';
import { busy, card, id, openRaceHarness, type RaceHarness, signal, ticket, tracks } from './race-harness.js';

let harness: RaceHarness;
beforeEach(() => {
  harness = openRaceHarness();
});

describe('songs whose gateway or platform is no longer in use', () => {
  /** Makes the queue reject a gateway that is not in use, as the real queues do. */
  const withoutQueueFor = ({ deps }: RaceHarness, name: string) => {
    const { queue } = deps;
    for (const method of ['submit', 'ahead', 'waiting', 'withdraw'] as const) {
      const call = queue[method] as (provider: string, ...more: unknown[]) => Promise<unknown>;
      Object.assign(queue, {
        [method]: async (provider: string, ...more: unknown[]) => {
          if (provider === name) throw new Error(`there is no queue for ${provider}`);
          return call(provider, ...more);
        },
      });
    }
  };

  it('move to another gateway when they are queued', async () => {
    const { deps, clock, load, save } = harness;
    await save({ provider: 'gone' });
    withoutQueueFor(harness, 'gone');
    clock.advance(60_000);
    const handlers = createHandlers(deps);
    await handlers.jobs.reconcile();
    for (const job of deps.queue.jobs()) await handlers.jobs.submit(job.id, signal);
    expect(await load()).toMatchObject({ provider: 'first', refusedBy: ['gone'] });
  });

  it('fail at the time-out when they are running', async () => {
    const { deps, clock, surface, load, save } = harness;
    surface.place(busy);
    await save({
      provider: 'gone',
      card,
      ticket: { ...ticket, provider: 'gone' },
      state: { step: 'running', since: 1 },
    });
    withoutQueueFor(harness, 'gone');
    clock.advance(16 * 60_000);
    const handlers = createHandlers(deps);
    await handlers.jobs.reconcile();
    await handlers.jobs.deliver(id, signal);
    expect((await load()).state).toMatchObject({
      step: 'done',
      outcome: { kind: 'failed', charge: 'made' },
    });
    expect(surface.messages[0]?.message.tone).toBe('bad');
  });

  it('do not stop other songs from being reconciled', async () => {
    const { deps, clock, save } = harness;
    await save({
      id: 'aaaaaaaaaaaaaaaa',
      address: { platform: 'gone', chat: '1' },
      state: { step: 'delivering', since: 1, outcome: tracks },
    });
    await save();
    const deliver = deps.queue.deliver;
    Object.assign(deps.queue, {
      deliver: async (platform: string, song: string) => {
        if (platform === 'gone') throw new Error('there is no queue');
        return deliver(platform, song);
      },
    });
    clock.advance(60_000);
    await createHandlers(deps).jobs.reconcile();
    expect(deps.queue.jobs().map((job) => job.id)).toEqual([id]);
  });
});
