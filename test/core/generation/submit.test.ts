import { describe, expect, it } from 'vitest';
import { createHandlers, type Generation, reduce } from '../../../src/core/index.js';
import {
  createManualClock,
  createMemoryDeps,
  createMemorySurface,
  createScriptedProvider,
} from '../../kit/memory/index.js';
import { rain } from '../samples.js';

/** A worker that finds the first gateway cooling down; `meanwhile` changes the record right after it was read. */
const openWorker = async (gateways: string[], meanwhile: (record: Generation) => Generation) => {
  const clock = createManualClock(1000);
  const providers = gateways.map((id) =>
    createScriptedProvider(id, { submit: async () => ({ ticket: 'ticket-1' }) }),
  );
  const deps = createMemoryDeps({ clock, providers, surfaces: [createMemorySurface('web')] });
  const { generations, health } = deps.store;
  await generations.create(rain());
  await health.coolDown('first', 'unauthorized', 400_000);
  const record = async () => (await generations.load('rainrainrainrain')) ?? rain();
  const { coolingDown } = health;
  health.coolingDown = async () => {
    const before = await record();
    const after = meanwhile(before);
    if (after !== before) await generations.save(after);
    return coolingDown();
  };
  const queued = () => deps.queue.jobs().map(({ queue }) => queue);
  const calls = () => providers.flatMap((provider) => provider.calls).length;
  return { jobs: createHandlers(deps).jobs, record, calls, queued };
};

/** A faster worker has started the call. */
const calledByAnother = (record: Generation): Generation =>
  record.state.step !== 'queued'
    ? record
    : {
        ...reduce(record, { kind: 'submitting', at: 900, attempts: 0, lease: 76_000 }),
        revision: record.revision + 1,
      };

/** No other worker changes anything. */
const alone = (record: Generation): Generation => record;

describe('a worker that finds its gateway cooling down', () => {
  it('moves the song to the next one', async () => {
    const { jobs, record, queued } = await openWorker(['first', 'second'], alone);
    await jobs.submit('rainrainrainrain', new AbortController().signal);
    expect(await record()).toMatchObject({
      provider: 'second',
      refusedBy: ['first'],
      state: { step: 'queued' },
    });
    expect(queued()).toEqual(['submit-second']);
  });

  it('fails the song without a charge when there is no other gateway', async () => {
    const { jobs, record, queued } = await openWorker(['first'], alone);
    await jobs.submit('rainrainrainrain', new AbortController().signal);
    expect((await record()).state).toMatchObject({ step: 'delivering', outcome: { charge: 'none' } });
    expect(queued()).toEqual(['deliver-web']);
  });

  it.each([['first', 'second'], ['first']])(
    'changes nothing about a song that a faster worker is submitting (%s %s)',
    async (...gateways) => {
      const { jobs, record, calls, queued } = await openWorker(gateways, calledByAnother);
      await jobs.submit('rainrainrainrain', new AbortController().signal);
      expect(await record()).toMatchObject({ provider: 'first', state: { step: 'submitting', attempts: 1 } });
      expect(calls()).toBe(0);
      expect(queued()).toEqual([]);
    },
  );
});
