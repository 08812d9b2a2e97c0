import fc from 'fast-check';
import {
  type Fact,
  type FaultCode,
  faultPlans,
  type Generation,
  reduce,
} from '../../../../src/core/index.js';
import { posted, rain, take } from '../../samples.js';

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
/** The facts of one song, each with the record before and after it. */
type History = { fact: Fact; before: Generation; after: Generation }[];

const historyOf = (facts: readonly Fact[]): History => {
  let before = rain();
  return facts.map((anything) => {
    // A delivery names the state and card it started from; otherwise hardly any history would reach its end.
    const fact: Fact =
      anything.kind === 'delivered'
        ? { ...anything, since: before.state.since, card: before.card }
        : anything;
    const entry = { fact, before, after: reduce(before, fact) };
    before = entry.after;
    return entry;
  });
};

/** Checks 2,000 random histories of up to 25 facts. */
export const checkHistories = (check: (history: History) => void): void => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 25 }), (facts) => check(historyOf(facts))),
    { numRuns: 2000, seed: 20 },
  );
};
