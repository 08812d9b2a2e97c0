import { describe, expect, it } from 'vitest';
import { type Fact, type Generation, reduce } from '../../../../src/core/index.js';
import { posted, rain, take } from '../../samples.js';
import {
  accepted,
  cancelledInCall,
  delivering,
  failed,
  failure,
  finished,
  inDoubt,
  productFile,
  running,
  ticket,
  timedOut,
  tracks,
} from './samples.js';

describe('once its outcome is known,', () => {
  it.each<[string, Generation, Fact, Partial<Generation>]>([
    [
      'is delivered when it is finished',
      running,
      finished,
      {
        state: {
          step: 'delivering',
          since: 9,
          outcome: { kind: 'tracks', takes: [take('a'), take('b')], missing: 1, late: false },
        },
      },
    ],
    [
      'is delivered as a product when the gateway has made one',
      running,
      { kind: 'made', at: 9, product: { kind: 'tempo', bpm: 104 } },
      {
        state: {
          step: 'delivering',
          since: 9,
          outcome: { kind: 'product', product: { kind: 'tempo', bpm: 104 }, late: false },
        },
      },
    ],
    [
      'fails when its product cannot be fetched',
      rain({ ticket, state: { step: 'delivering', since: 3, outcome: productFile } }),
      { kind: 'failed', at: 9, fault: 'media_lost', detail: '', charge: 'made' },
      { state: { step: 'delivering', since: 9, outcome: failure('media_lost') } },
    ],
    [
      'is delivered as a failure when the gateway has failed',
      running,
      failed,
      {
        state: {
          step: 'delivering',
          since: 9,
          outcome: { kind: 'failed', fault: 'moderated', detail: 'a name', charge: 'none' },
        },
      },
    ],
    [
      'keeps the messages that are posted of it',
      rain({ ...delivering, posted: { '0': posted('8') } }),
      { kind: 'posted', at: 9, part: '1', ref: posted('9') },
      { posted: { '0': posted('8'), '1': posted('9') }, state: delivering.state },
    ],
    [
      'is done when everything is posted',
      delivering,
      { kind: 'delivered', at: 9, since: 3, card: undefined },
      { state: { step: 'done', since: 9, outcome: tracks } },
    ],
    [
      'fails when none of its tracks can be fetched',
      delivering,
      { kind: 'failed', at: 9, fault: 'media_lost', detail: '', charge: 'made' },
      { state: { step: 'delivering', since: 9, outcome: failure('media_lost') } },
    ],
    [
      'is delivered as late after the time-out, with every part posted again',
      rain({ ...timedOut, posted: { end: posted('8') } }),
      finished,
      {
        posted: {},
        state: {
          step: 'delivering',
          since: 9,
          outcome: { kind: 'tracks', takes: [take('a'), take('b')], missing: 1, late: true },
        },
      },
    ],
    [
      'keeps a ticket that arrives while it is in doubt, so that it can be polled',
      inDoubt,
      accepted,
      {
        ticket: { provider: 'first', account: 'f00', ticket: 'ticket-9', at: 9 },
        state: inDoubt.state,
      },
    ],
    [
      'keeps a ticket that arrives after it was cancelled',
      cancelledInCall,
      accepted,
      {
        ticket: { provider: 'first', account: 'f00', ticket: 'ticket-9', at: 9 },
        state: cancelledInCall.state,
      },
    ],
    [
      'takes the failure of the gateway in place of its time-out',
      timedOut,
      failed,
      {
        state: {
          step: 'done',
          since: 4,
          outcome: { kind: 'failed', fault: 'moderated', detail: 'a name', charge: 'none' },
        },
      },
    ],
  ])('a song %s', (_, before, fact, after) => {
    expect(reduce(before, fact)).toEqual({ ...before, ...after });
  });
});
