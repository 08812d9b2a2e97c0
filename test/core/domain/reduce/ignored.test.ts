import { describe, expect, it } from 'vitest';
import { type Fact, type Generation, reduce } from '../../../../src/core/index.js';
import { posted, rain } from '../../samples.js';
import {
  accepted,
  cancelled,
  cancelledAtGateway,
  cancelledInCall,
  cover,
  delivering,
  done,
  failed,
  failure,
  finished,
  inDoubt,
  queued,
  refusedOnce,
  running,
  submitting,
  timedOut,
} from './samples.js';

describe('a fact that no longer fits changes nothing:', () => {
  it.each<[string, Generation, Fact]>([
    ['a cover during the call', submitting, { kind: 'pictured', at: 9, image: cover }],
    ['a second card', rain({ card: posted('7') }), { kind: 'carded', at: 9, ref: posted('8') }],
    ['a second call during the first', submitting, { kind: 'submitting', at: 9, attempts: 1, lease: 84 }],
    [
      'a second call while the song is running',
      running,
      { kind: 'submitting', at: 9, attempts: 1, lease: 84 },
    ],
    ['a call for a song in doubt', inDoubt, { kind: 'submitting', at: 9, attempts: 1, lease: 84 }],
    ['a call for a cancelled song', cancelledInCall, { kind: 'submitting', at: 9, attempts: 1, lease: 84 }],
    ['a refusal of a running song', running, { kind: 'refused', at: 9, attempts: 1, next: 'second' }],
    ['a refusal of a song in doubt', inDoubt, { kind: 'refused', at: 9, attempts: 1, next: 'second' }],
    [
      'a cool-down seen before the call and reported during it',
      submitting,
      { kind: 'refused', at: 9, attempts: 0, next: 'second' },
    ],
    [
      'a refusal of an earlier call reported during a later one',
      rain({ state: { step: 'submitting', since: 1, attempts: 2, lease: 76 } }),
      { kind: 'refused', at: 9, attempts: 1, next: 'second' },
    ],
    [
      'a slow worker’s failure to submit, reported during the call of another',
      submitting,
      { ...failed, attempts: 0 },
    ],
    [
      'a slow worker’s failure to submit, reported while the song is running',
      running,
      { ...failed, attempts: 1 },
    ],
    ['a second ticket', running, accepted],
    ['a ticket for a song that was never submitted', queued, accepted],
    ['a ticket between two calls', refusedOnce, accepted],
    ['progress during the call', submitting, { kind: 'progressed', at: 9, progress: 0.5 }],
    ['progress of a song that is done', done, { kind: 'progressed', at: 9, progress: 0.5 }],
    ['a result without a ticket', submitting, finished],
    ['a product without a ticket', submitting, { kind: 'made', at: 9, product: { kind: 'tempo', bpm: 104 } }],
    [
      'a product of a song whose tracks are posted',
      done,
      { kind: 'made', at: 9, product: { kind: 'tempo', bpm: 104 } },
    ],
    ['a second result', done, finished],
    [
      'a result while the time-out is being posted',
      {
        ...timedOut,
        state: { ...timedOut.state, step: 'delivering', since: 4, outcome: failure('timed_out') },
      },
      finished,
    ],
    ['a result of a cancelled song', cancelledAtGateway, finished],
    ['a failure while the tracks are being delivered', delivering, failed],
    [
      'lost files of a cancelled song',
      rain({ state: { step: 'delivering', since: 4, outcome: { kind: 'cancelled', charge: 'none' } } }),
      { ...failed, fault: 'media_lost' },
    ],
    ['lost files after the tracks are posted', done, { ...failed, fault: 'media_lost' }],
    ['a cancellation while the tracks are being delivered', delivering, cancelled],
    ['a cancellation of a song that is done', done, cancelled],
    ['a posted message of a running song', running, { kind: 'posted', at: 9, part: '0', ref: posted('8') }],
    ['a posted message of a song that is done', done, { kind: 'posted', at: 9, part: '0', ref: posted('8') }],
    ['a delivery of a running song', running, { kind: 'delivered', at: 9, since: 2, card: undefined }],
    ['a second delivery', done, { kind: 'delivered', at: 9, since: 4, card: undefined }],
    ['a fact of an unknown kind', running, { kind: 'applauded', at: 9 } as never],
  ])('%s', (_, before, fact) => {
    expect(reduce(before, fact)).toBe(before);
  });
});
