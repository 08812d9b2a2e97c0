import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  awaitsGateway,
  chargeOf,
  type Fact,
  type FaultCode,
  faultPlans,
  type Generation,
  type Outcome,
  reduce,
} from '../../../src/core/index.js';
import { posted, rain, take } from '../samples.js';

const ticket = { provider: 'first', account: 'f00', ticket: 'ticket-1', at: 2 };
const tracks: Outcome = { kind: 'tracks', takes: [take('a')], missing: 0, late: false };
const failure = (fault: FaultCode, charge: 'none' | 'made' | 'unknown' = 'made'): Outcome => ({
  kind: 'failed',
  fault,
  detail: '',
  charge,
});

const aFile: Outcome = {
  kind: 'product',
  product: { kind: 'file', format: 'wav', url: 'https://cdn.example/a.wav' },
  late: false,
};

const queued = rain();
const tried = rain({ state: { step: 'queued', since: 0, attempts: 1 } });
const submitting = rain({ state: { step: 'submitting', since: 1, attempts: 1, lease: 76 } });
const cover = { key: 'cover', name: 'Rain.jpg', type: 'image/jpeg', bytes: 9 };
const running = rain({ ticket, state: { step: 'running', since: 2 } });
const delivering = rain({ ticket, state: { step: 'delivering', since: 3, outcome: tracks } });
const done = rain({ ticket, state: { step: 'done', since: 4, outcome: tracks } });
const timedOut = rain({ ticket, state: { step: 'done', since: 4, outcome: failure('timed_out') } });
const inDoubt = rain({ state: { step: 'done', since: 4, outcome: failure('in_doubt', 'unknown') } });
const cancelledInCall = rain({
  state: { step: 'done', since: 4, outcome: { kind: 'cancelled', charge: 'unknown' } },
});
const cancelledAtGateway = rain({
  ticket,
  state: { step: 'done', since: 4, outcome: { kind: 'cancelled', charge: 'made' } },
});

const accepted: Fact = { kind: 'accepted', at: 9, account: 'f00', ticket: 'ticket-9' };
const finished: Fact = { kind: 'finished', at: 9, takes: [take('a'), take('b')], missing: 1 };
const failed: Fact = { kind: 'failed', at: 9, fault: 'moderated', detail: 'a name', charge: 'none' };
const cancelled: Fact = { kind: 'cancelled', at: 9 };

describe('what happens to a song', () => {
  it.each<[string, Generation, Fact, Partial<Generation>]>([
    [
      'gets its card',
      queued,
      { kind: 'carded', at: 9, ref: posted('7') },
      { card: posted('7'), state: queued.state },
    ],
    [
      'is marked before it is handed over, because that costs money',
      queued,
      { kind: 'submitting', at: 9, attempts: 0, lease: 84 },
      { state: { step: 'submitting', since: 9, attempts: 1, lease: 84 } },
    ],
    [
      'is composed once the gateway has it',
      submitting,
      accepted,
      {
        ticket: { provider: 'first', account: 'f00', ticket: 'ticket-9', at: 9 },
        state: { step: 'running', since: 9 },
      },
    ],
    [
      'goes to the next gateway when the first surely refused, with a model that one has',
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
      'waits for the same gateway without holding anything against it',
      submitting,
      { kind: 'refused', at: 9, attempts: 1, next: 'first' },
      { provider: 'first', refusedBy: [], state: { step: 'queued', since: 1, attempts: 1 } },
    ],
    [
      'goes to the next gateway when the first is out before anybody asked it',
      queued,
      { kind: 'refused', at: 9, attempts: 0, next: 'second' },
      { provider: 'second', refusedBy: ['first'], state: { step: 'queued', since: 0, attempts: 1 } },
    ],
    [
      'is given up when the call broke, and nobody knows whether it was paid',
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
      'tells how far it is',
      running,
      { kind: 'progressed', at: 9, progress: 0.4, title: 'Rain' },
      { state: { step: 'running', since: 2, progress: 0.4, title: 'Rain', lyrics: undefined } },
    ],
    [
      'never goes back on how far it was, nor forgets its title',
      rain({ ticket, state: { step: 'running', since: 2, progress: 0.6, title: 'Rain' } }),
      { kind: 'progressed', at: 9, progress: 0.4, lyrics: 'la' },
      { state: { step: 'running', since: 2, progress: 0.6, title: 'Rain', lyrics: 'la' } },
    ],
    [
      'gets its cover before it is there',
      running,
      { kind: 'pictured', at: 9, image: cover },
      { state: { step: 'running', since: 2, image: cover } },
    ],
    [
      'is posted when it is finished',
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
      'that turns out to be no song is delivered as what it is',
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
      'has failed after all when what was made instead of it could not be fetched',
      rain({ ticket, state: { step: 'delivering', since: 3, outcome: aFile } }),
      { kind: 'failed', at: 9, fault: 'media_lost', detail: '', charge: 'made' },
      { state: { step: 'delivering', since: 9, outcome: failure('media_lost') } },
    ],
    [
      'is told about when it failed',
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
      'is cancelled for nothing while it waits',
      queued,
      cancelled,
      { state: { step: 'delivering', since: 9, outcome: { kind: 'cancelled', charge: 'none' } } },
    ],
    [
      'is cancelled in the middle of the call, and nobody knows whether it was paid',
      submitting,
      cancelled,
      { state: { step: 'delivering', since: 9, outcome: { kind: 'cancelled', charge: 'unknown' } } },
    ],
    [
      'is cancelled at the gateway, which has charged for it',
      running,
      cancelled,
      { state: { step: 'delivering', since: 9, outcome: { kind: 'cancelled', charge: 'made' } } },
    ],
    [
      'remembers what was posted of it',
      rain({ ...delivering, posted: { '0': posted('8') } }),
      { kind: 'posted', at: 9, part: '1', ref: posted('9') },
      { posted: { '0': posted('8'), '1': posted('9') }, state: delivering.state },
    ],
    [
      'is over when everything is posted',
      delivering,
      { kind: 'delivered', at: 9, since: 3, card: undefined },
      { state: { step: 'done', since: 9, outcome: tracks } },
    ],
    [
      'has failed after all when nothing of it could be fetched',
      delivering,
      { kind: 'failed', at: 9, fault: 'media_lost', detail: '', charge: 'made' },
      { state: { step: 'delivering', since: 9, outcome: failure('media_lost') } },
    ],
    [
      'is delivered as late when it comes after the time-out, every part anew',
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
      'keeps a ticket that came after the doubt, so that it still finds its way',
      inDoubt,
      accepted,
      {
        ticket: { provider: 'first', account: 'f00', ticket: 'ticket-9', at: 9 },
        state: inDoubt.state,
      },
    ],
    [
      'keeps a ticket that came after it was cancelled, as a proof',
      cancelledInCall,
      accepted,
      {
        ticket: { provider: 'first', account: 'f00', ticket: 'ticket-9', at: 9 },
        state: cancelledInCall.state,
      },
    ],
    [
      'that was given up and then failed is awaited no more',
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

describe('what does not happen to a song', () => {
  it.each<[string, Generation, Fact]>([
    ['a cover while it is handed over', submitting, { kind: 'pictured', at: 9, image: cover }],
    ['a second card', rain({ card: posted('7') }), { kind: 'carded', at: 9, ref: posted('8') }],
    ['a second call while one is made', submitting, { kind: 'submitting', at: 9, attempts: 1, lease: 84 }],
    ['a second call while it is composed', running, { kind: 'submitting', at: 9, attempts: 1, lease: 84 }],
    ['a call after the doubt', inDoubt, { kind: 'submitting', at: 9, attempts: 1, lease: 84 }],
    ['a call after it was cancelled', cancelledInCall, { kind: 'submitting', at: 9, attempts: 1, lease: 84 }],
    ['a refusal after the gateway took it', running, { kind: 'refused', at: 9, attempts: 1, next: 'second' }],
    ['a refusal after the doubt', inDoubt, { kind: 'refused', at: 9, attempts: 1, next: 'second' }],
    [
      'a bench seen before the call began, told in the middle of it',
      submitting,
      { kind: 'refused', at: 9, attempts: 0, next: 'second' },
    ],
    [
      'the refusal of an earlier call, told in the middle of a later one',
      rain({ state: { step: 'submitting', since: 1, attempts: 2, lease: 76 } }),
      { kind: 'refused', at: 9, attempts: 1, next: 'second' },
    ],
    [
      'a failure to hand it over, told by who was too slow, while it is being handed over',
      submitting,
      { ...failed, attempts: 0 },
    ],
    [
      'a failure to hand it over, told by who was too slow, while it is composed',
      running,
      { ...failed, attempts: 1 },
    ],
    ['a second ticket', running, accepted],
    ['a ticket nobody asked for', queued, accepted],
    ['a ticket between two calls', tried, accepted],
    ['progress before it is composed', submitting, { kind: 'progressed', at: 9, progress: 0.5 }],
    ['progress after its end', done, { kind: 'progressed', at: 9, progress: 0.5 }],
    ['a finish without a ticket', submitting, finished],
    ['a product without a ticket', submitting, { kind: 'made', at: 9, product: { kind: 'tempo', bpm: 104 } }],
    ['a product after the tracks', done, { kind: 'made', at: 9, product: { kind: 'tempo', bpm: 104 } }],
    ['a second finish', done, finished],
    [
      'a finish while the time-out is still being told',
      {
        ...timedOut,
        state: { ...timedOut.state, step: 'delivering', since: 4, outcome: failure('timed_out') },
      },
      finished,
    ],
    ['a finish of a song that was cancelled', cancelledAtGateway, finished],
    ['a failure after the tracks are on their way', delivering, failed],
    [
      'lost files of a song that never was',
      rain({ state: { step: 'delivering', since: 4, outcome: { kind: 'cancelled', charge: 'none' } } }),
      { ...failed, fault: 'media_lost' },
    ],
    ['lost files after the tracks are posted', done, { ...failed, fault: 'media_lost' }],
    ['a cancel after it is finished', delivering, cancelled],
    ['a cancel after its end', done, cancelled],
    [
      'a post before there is anything to post',
      running,
      { kind: 'posted', at: 9, part: '0', ref: posted('8') },
    ],
    ['a post after its end', done, { kind: 'posted', at: 9, part: '0', ref: posted('8') }],
    ['a delivery of nothing', running, { kind: 'delivered', at: 9, since: 2, card: undefined }],
    ['a second delivery', done, { kind: 'delivered', at: 9, since: 4, card: undefined }],
    ['something nobody ever heard of', running, { kind: 'applauded', at: 9 } as never],
  ])('%s', (_, before, fact) => {
    expect(reduce(before, fact)).toBe(before);
  });
});

describe('what a song has cost, by its record alone', () => {
  it.each<[string, Generation, string]>([
    ['nothing while it waits', queued, 'none'],
    ['nothing while it waits again after a sure refusal', tried, 'none'],
    ['nobody knows in the middle of the call', submitting, 'unknown'],
    ['something once there is a ticket', running, 'made'],
  ])('%s', (_, generation, charge) => {
    expect(chargeOf(generation)).toBe(charge);
  });
});

describe('an answer of the gateway', () => {
  it.each<[string, Generation, boolean]>([
    ['is awaited while it composes', running, true],
    ['is awaited after a time-out, for it may come late', timedOut, true],
    ['is awaited after a doubt that turned out to be a ticket', reduce(inDoubt, accepted), true],
    ['is not awaited without a ticket', inDoubt, false],
    ['is not awaited after the tracks came', done, false],
    ['is not awaited after a cancel', cancelledAtGateway, false],
    ['is not awaited after a cancel whose ticket came later', reduce(cancelledInCall, accepted), false],
  ])('%s', (_, generation, awaited) => {
    expect(awaitsGateway(generation)).toBe(awaited);
  });
});

const at = fc.nat();
const gateway = fc.constantFrom('first', 'second', 'third');
const attempts = fc.integer({ min: 0, max: 4 });
const charge = fc.constantFrom('none' as const, 'made' as const, 'unknown' as const);
const fault = fc.constantFrom(...(Object.keys(faultPlans) as FaultCode[]));
const takes = fc.array(fc.constantFrom('a', 'b').map(take), { maxLength: 3 });
const text = fc.option(fc.string(), { nil: undefined });

const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ kind: fc.constant('carded' as const), at, ref: fc.constant(posted('7')) }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('submitting' as const),
      at,
      attempts: fc.nat({ max: 2 }),
      lease: at,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('refused' as const), at, attempts, next: gateway }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('accepted' as const),
      at,
      account: fc.constant('f00'),
      ticket: fc.string(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('doubted' as const), at, detail: fc.string() }) },
  fc.record({
    kind: fc.constant('progressed' as const),
    at,
    progress: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    title: text,
    lyrics: text,
  }),
  fc.record({ kind: fc.constant('finished' as const), at, takes, missing: fc.nat(2) }),
  fc.record({
    kind: fc.constant('made' as const),
    at,
    product: fc.constant({ kind: 'tempo' as const, bpm: 104 }),
  }),
  fc.record({
    kind: fc.constant('failed' as const),
    at,
    attempts: fc.option(attempts, { nil: undefined }),
    fault,
    detail: fc.string(),
    charge,
  }),
  fc.record({ kind: fc.constant('cancelled' as const), at }),
  fc.record({
    kind: fc.constant('posted' as const),
    at,
    part: fc.constantFrom('0', '1', 'end', 'product'),
    ref: fc.constant(posted('8')),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('delivered' as const),
      at,
      since: at,
      card: fc.constant(undefined),
    }),
  },
);

/** A life: what happened, and the record before and after each. */
type Life = { fact: Fact; before: Generation; after: Generation }[];

const lived = (facts: readonly Fact[]): Life => {
  let before = rain();
  return facts.map((any) => {
    // A delivery ends what it began, or all but none of these lives would be told to the end.
    const fact: Fact =
      any.kind === 'delivered' ? { ...any, since: before.state.since, card: before.card } : any;
    const moment = { fact, before, after: reduce(before, fact) };
    before = moment.after;
    return moment;
  });
};

/** Holds for whatever may happen to a song, in whatever order. */
const always = (holds: (life: Life) => void): void => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 25 }), (facts) => holds(lived(facts))),
    { numRuns: 2000, seed: 20 },
  );
};

const steps = ['queued', 'submitting', 'running', 'delivering', 'done'];

describe('whatever happens, in whatever order', () => {
  it('the record stays one that can be read, and who writes it counts its revisions, not this', () => {
    always((life) => {
      for (const { before, after } of life) {
        expect(steps).toContain(after.state.step);
        expect(after.revision).toBe(before.revision);
        expect(after.id).toBe(before.id);
        expect(after.person).toBe(before.person);
        expect(after.address).toBe(before.address);
      }
    });
  });

  it('the record that was is left as it was', () => {
    always((life) => {
      for (const { fact, before } of life) {
        const copy = structuredClone(before);
        reduce(before, fact);
        expect(before).toEqual(copy);
      }
    });
  });

  it('a song that may have been accepted never waits to be handed over again', () => {
    always((life) => {
      let mayBePaid = false;
      for (const { fact, before, after } of life) {
        const inCall = before.state.step === 'submitting';
        if (mayBePaid) expect(['queued', 'submitting']).not.toContain(after.state.step);
        if (inCall && after.state.step === 'queued') {
          // The one way back: the gateway surely refused this very call.
          expect(fact).toMatchObject({
            kind: 'refused',
            attempts: before.state.step === 'submitting' && before.state.attempts,
          });
        }
        if (after.ticket !== undefined) mayBePaid = true;
        if (inCall && (fact.kind === 'doubted' || fact.kind === 'accepted')) mayBePaid = true;
      }
    });
  });

  it('every call but the last was surely refused, and only one is ever accepted', () => {
    always((life) => {
      const called = life.filter(
        ({ before, after }) => before.state.step === 'queued' && after.state.step === 'submitting',
      );
      const refused = life.filter(
        ({ before, after }) => before.state.step === 'submitting' && after.state.step === 'queued',
      );
      const taken = life.filter(
        ({ before, after }) => before.state.step === 'submitting' && after.state.step === 'running',
      );
      expect(called.length - refused.length).toBeLessThanOrEqual(1);
      expect(taken.length).toBeLessThanOrEqual(1);
    });
  });

  it('the count of tries is the number of calls and of moves before a call', () => {
    always((life) => {
      let calls = 0;
      for (const { before, after } of life) {
        const moved =
          before.state.step === 'queued' && after.state.step === 'queued' && after.state !== before.state;
        if (moved || (before.state.step === 'queued' && after.state.step === 'submitting')) calls += 1;
        if (after.state.step === 'queued' || after.state.step === 'submitting')
          expect(after.state.attempts).toBe(calls);
      }
    });
  });

  it('a ticket never changes', () => {
    always((life) => {
      for (const { before, after } of life) {
        if (before.ticket !== undefined) expect(after.ticket).toBe(before.ticket);
      }
    });
  });

  it('a refusal after the acceptance changes nothing', () => {
    always((life) => {
      for (const { fact, before, after } of life) {
        if (before.ticket !== undefined && fact.kind === 'refused') expect(after).toBe(before);
      }
    });
  });

  it('a cancelled song brings no tracks and does not turn into anything else', () => {
    always((life) => {
      for (const { before, after } of life) {
        const isCancelled = 'outcome' in before.state && before.state.outcome.kind === 'cancelled';
        if (isCancelled) expect('outcome' in after.state && after.state.outcome.kind).toBe('cancelled');
      }
    });
  });

  it('tracks come at most once, and late exactly when the person had been told of a failure', () => {
    always((life) => {
      const told = life.filter(
        ({ before, after }) =>
          after.state.step === 'delivering' &&
          after.state.outcome.kind === 'tracks' &&
          before.state !== after.state &&
          !('outcome' in before.state && before.state.outcome.kind === 'tracks'),
      );
      expect(told.length).toBeLessThanOrEqual(1);
      for (const { before, after } of told) {
        if (after.state.step !== 'delivering' || after.state.outcome.kind !== 'tracks') continue;
        expect(after.state.outcome.late).toBe(before.state.step === 'done');
        if (after.state.outcome.late) expect(after.posted).toEqual({});
      }
    });
  });

  it('nobody is told that nothing was charged for a song with a ticket that was cancelled', () => {
    always((life) => {
      for (const { fact, before, after } of life) {
        if (fact.kind !== 'cancelled' || after === before) continue;
        const outcome = 'outcome' in after.state ? after.state.outcome : undefined;
        const expected =
          before.ticket !== undefined ? 'made' : before.state.step === 'submitting' ? 'unknown' : 'none';
        expect(outcome).toEqual({ kind: 'cancelled', charge: expected });
      }
    });
  });

  it('an outcome is only ever replaced by a late song, a late failure, or lost files', () => {
    always((life) => {
      for (const { fact, before, after } of life) {
        if (!('outcome' in before.state) || !('outcome' in after.state)) continue;
        if (before.state.outcome === after.state.outcome) continue;
        expect(['finished', 'failed']).toContain(fact.kind);
        if (before.state.step === 'delivering') expect(fact).toMatchObject({ fault: 'media_lost' });
      }
    });
  });
});
