import type { Fact, FaultCode, Outcome } from '../../../../src/core/index.js';
import { rain, take } from '../../samples.js';

export const ticket = { provider: 'first', account: 'f00', ticket: 'ticket-1', at: 2 };
export const tracks: Outcome = { kind: 'tracks', takes: [take('a')], missing: 0, late: false };
export const failure = (fault: FaultCode, charge: 'none' | 'made' | 'unknown' = 'made'): Outcome => ({
  kind: 'failed',
  fault,
  detail: '',
  charge,
});

export const productFile: Outcome = {
  kind: 'product',
  product: { kind: 'file', format: 'wav', url: 'https://cdn.example/a.wav' },
  late: false,
};

/* The song about rain at every step of its life. */
export const queued = rain();
export const refusedOnce = rain({ state: { step: 'queued', since: 0, attempts: 1 } });
export const submitting = rain({ state: { step: 'submitting', since: 1, attempts: 1, lease: 76 } });
export const cover = { key: 'cover', name: 'Rain.jpg', type: 'image/jpeg', bytes: 9 };
export const running = rain({ ticket, state: { step: 'running', since: 2 } });
export const delivering = rain({ ticket, state: { step: 'delivering', since: 3, outcome: tracks } });
export const done = rain({ ticket, state: { step: 'done', since: 4, outcome: tracks } });
export const timedOut = rain({ ticket, state: { step: 'done', since: 4, outcome: failure('timed_out') } });
export const inDoubt = rain({ state: { step: 'done', since: 4, outcome: failure('in_doubt', 'unknown') } });
export const cancelledInCall = rain({
  state: { step: 'done', since: 4, outcome: { kind: 'cancelled', charge: 'unknown' } },
});
export const cancelledAtGateway = rain({
  ticket,
  state: { step: 'done', since: 4, outcome: { kind: 'cancelled', charge: 'made' } },
});

/* Facts that arrive at 9. */
export const accepted: Fact = { kind: 'accepted', at: 9, account: 'f00', ticket: 'ticket-9' };
export const finished: Fact = { kind: 'finished', at: 9, takes: [take('a'), take('b')], missing: 1 };
export const failed = {
  kind: 'failed',
  at: 9,
  fault: 'moderated',
  detail: 'a name',
  charge: 'none',
} as const satisfies Fact;
export const cancelled: Fact = { kind: 'cancelled', at: 9 };
