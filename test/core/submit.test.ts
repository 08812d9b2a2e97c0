import { describe, expect, it } from 'vitest';
import {
  createStudio,
  type Generation,
  type MusicProvider,
  reduce,
  type StudioPorts,
  usualTiming,
} from '../../src/core/index.js';
import { generous, rain } from './samples.js';

/** What a worker sees of the world while it hands a song over; `meanwhile` happens after it has read the record. */
const workshopOf = (gateways: string[], meanwhile: (record: Generation) => Generation) => {
  let record = rain();
  let calls = 0;
  const moved: string[] = [];
  const provider = (id: string): MusicProvider => ({
    id,
    account: 'f00',
    capabilities: {
      operations: { song: generous },
      batch: 1,
      rhythm: { firstMs: 1000, everyMs: 1000 },
      chargeOfFailure: 'none',
      usualSeconds: 60,
    },
    submit: async () => {
      calls += 1;
      return { ticket: 'ticket-1' };
    },
    check: async () => ({ reachable: true, keyAccepted: true, detail: '' }),
    poll: async () => new Map(),
  });
  const ports = {
    clock: () => 1000,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    timing: usualTiming,
    generations: {
      load: async () => record,
      save: async (next: Generation) => {
        if (next.revision !== record.revision + 1) return false;
        record = next;
        return true;
      },
    },
    health: {
      benched: async () => {
        record = meanwhile(record);
        return new Map([['first', { forMs: 400_000, reason: 'unauthorized' }]]);
      },
      turn: async () => 1,
    },
    carrier: {
      submit: async (gateway: string) => void moved.push(gateway),
      deliver: async () => void moved.push('delivery'),
      redraw: async () => {},
      head: async () => 0,
    },
    ledger: { giveBack: async () => {}, spend: async () => {} },
    providers: new Map(gateways.map((id) => [id, provider(id)])),
  } as unknown as StudioPorts;
  return { studio: createStudio(ports), record: () => record, calls: () => calls, moved };
};

/** Another worker, that was faster, is in the middle of the call. */
const calledByAnother = (record: Generation): Generation =>
  record.state.step !== 'queued'
    ? record
    : {
        ...reduce(record, { kind: 'submitting', at: 900, attempts: 0, lease: 76_000 }),
        revision: record.revision + 1,
      };

/** Nobody else is there. */
const alone = (record: Generation): Generation => record;

describe('a worker that finds its gateway out of play', () => {
  it('moves the song to the next one', async () => {
    const { studio, record, moved } = workshopOf(['first', 'second'], alone);
    await studio.submit('rainrainrainrain', new AbortController().signal);
    expect(record()).toMatchObject({ provider: 'second', refusedBy: ['first'], state: { step: 'queued' } });
    expect(moved).toEqual(['second']);
  });

  it('says so when there is no other, and that nothing was charged', async () => {
    const { studio, record, moved } = workshopOf(['first'], alone);
    await studio.submit('rainrainrainrain', new AbortController().signal);
    expect(record().state).toMatchObject({ step: 'delivering', outcome: { charge: 'none' } });
    expect(moved).toEqual(['delivery']);
  });

  it.each([['first', 'second'], ['first']])(
    'keeps its hands off a song that a faster worker is just paying for (%s %s)',
    async (...gateways) => {
      const { studio, record, calls, moved } = workshopOf(gateways, calledByAnother);
      await studio.submit('rainrainrainrain', new AbortController().signal);
      expect(record()).toMatchObject({ provider: 'first', state: { step: 'submitting', attempts: 1 } });
      expect(calls()).toBe(0);
      expect(moved).toEqual([]);
    },
  );
});
