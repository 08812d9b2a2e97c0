import { describe, expect, it } from 'vitest';
import { type Fact, type Generation, reduce } from '../../../../src/core/index.js';
import { posted, rain } from '../../samples.js';
import { accepted, cancelled, cover, queued, running, submitting, ticket } from './samples.js';

describe('before it is finished,', () => {
  it.each<[string, Generation, Fact, Partial<Generation>]>([
    [
      'keeps the address of its card',
      queued,
      { kind: 'carded', at: 9, ref: posted('7') },
      { card: posted('7'), state: queued.state },
    ],
    [
      'is marked as submitting before the billable call',
      queued,
      { kind: 'submitting', at: 9, attempts: 0, lease: 84 },
      { state: { step: 'submitting', since: 9, attempts: 1, lease: 84 } },
    ],
    [
      'is running once the gateway has issued a ticket',
      submitting,
      accepted,
      {
        ticket: { provider: 'first', account: 'f00', ticket: 'ticket-9', at: 9 },
        state: { step: 'running', since: 9 },
      },
    ],
    [
      'moves to the next gateway after a sure refusal, with a model that gateway has',
      submitting,
      { kind: 'refused', at: 9, attempts: 1, next: 'second', model: 'v4' },
      {
        provider: 'second',
        refusedBy: ['first'],
        request: { ...submitting.request, model: 'v4' },
        state: { step: 'queued', since: 1, attempts: 1 },
      },
    ],
    [
      'waits for the same gateway, which does not count as a refusal',
      submitting,
      { kind: 'refused', at: 9, attempts: 1, next: 'first' },
      { provider: 'first', refusedBy: [], state: { step: 'queued', since: 1, attempts: 1 } },
    ],
    [
      'moves to the next gateway when the first cools down before the call',
      queued,
      { kind: 'refused', at: 9, attempts: 0, next: 'second' },
      { provider: 'second', refusedBy: ['first'], state: { step: 'queued', since: 0, attempts: 1 } },
    ],
    [
      'fails as in doubt, with an unknown charge, when the call breaks',
      submitting,
      { kind: 'doubted', at: 9, detail: 'reset' },
      {
        state: {
          step: 'delivering',
          since: 9,
          outcome: { kind: 'failed', fault: 'in_doubt', detail: 'reset', charge: 'unknown' },
        },
      },
    ],
    [
      'reports its progress and its title',
      running,
      { kind: 'progressed', at: 9, progress: 0.4, title: 'Rain' },
      { state: { step: 'running', since: 2, progress: 0.4, title: 'Rain', lyrics: undefined } },
    ],
    [
      'keeps its highest progress and its title',
      rain({ ticket, state: { step: 'running', since: 2, progress: 0.6, title: 'Rain' } }),
      { kind: 'progressed', at: 9, progress: 0.4, lyrics: 'la' },
      { state: { step: 'running', since: 2, progress: 0.6, title: 'Rain', lyrics: 'la' } },
    ],
    [
      'gets its cover while it is running',
      running,
      { kind: 'pictured', at: 9, image: cover },
      { state: { step: 'running', since: 2, image: cover } },
    ],
    [
      'is cancelled without a charge while it is queued',
      queued,
      cancelled,
      { state: { step: 'delivering', since: 9, outcome: { kind: 'cancelled', charge: 'none' } } },
    ],
    [
      'is cancelled with an unknown charge during the call',
      submitting,
      cancelled,
      { state: { step: 'delivering', since: 9, outcome: { kind: 'cancelled', charge: 'unknown' } } },
    ],
    [
      'is cancelled with a charge while it is running',
      running,
      cancelled,
      { state: { step: 'delivering', since: 9, outcome: { kind: 'cancelled', charge: 'made' } } },
    ],
  ])('a song %s', (_, before, fact, after) => {
    expect(reduce(before, fact)).toEqual({ ...before, ...after });
  });
});
