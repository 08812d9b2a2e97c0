import type { Fact } from './fact.js';
import type { Charge, Generation, Outcome, State } from './generation.js';

/** What a generation has cost so far, judged by its state alone. */
export const chargeOf = (generation: Generation): Charge => {
  if (generation.ticket !== undefined) return 'made';
  return generation.state.step === 'submitting' ? 'unknown' : 'none';
};

/** How often a submit was attempted, while it may still be attempted. */
export const attemptsOf = (state: State): number | undefined =>
  state.step === 'queued' || state.step === 'submitting' ? state.attempts : undefined;

/** True while an answer from the gateway can still change something. */
export const awaitsGateway = (generation: Generation): boolean => {
  if (generation.ticket === undefined || generation.ticket.forgotten === true) return false;
  const { state } = generation;
  if (state.step === 'running') return true;
  return (state.step === 'delivering' || state.step === 'done') && mayComeLate(state.outcome);
};

/** True for a generation that has ended and of which nobody knows whether it was paid. */
export const isDoubtful = ({ state }: Generation): boolean =>
  state.step === 'done' &&
  (state.outcome.kind === 'failed' || state.outcome.kind === 'cancelled') &&
  state.outcome.charge === 'unknown';

/** Applies a fact to a generation. Pure and total: a fact that does not fit the state returns the same record. */
export const reduce = (generation: Generation, fact: Fact): Generation => {
  const transition = transitions[fact.kind] as Transition<Fact> | undefined;
  return transition === undefined ? generation : transition(generation, fact);
};

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;
type Transition<F extends Fact> = (generation: Generation, fact: F) => Generation;

const to = (generation: Generation, state: State, more: Partial<Generation> = {}): Generation => ({
  ...generation,
  ...more,
  state,
});

const end = (
  generation: Generation,
  { at }: Fact,
  outcome: Outcome,
  more: Partial<Generation> = {},
): Generation => to(generation, { step: 'delivering', since: at, outcome }, more);

const carded: Transition<FactOf<'carded'>> = (generation, fact) => {
  const { state } = generation;
  if (generation.card !== undefined) return generation;
  if (state.step === 'delivering') return { ...generation, card: fact.ref, cardIsLate: true };
  // It ended before its card was posted: the outcome is shown once more, on the card.
  if (state.step === 'done')
    return end(generation, fact, state.outcome, { card: fact.ref, cardIsLate: true });
  return { ...generation, card: fact.ref };
};

const submitting: Transition<FactOf<'submitting'>> = (generation, { at, attempts, lease }) => {
  const { state } = generation;
  if (state.step !== 'queued' || state.attempts !== attempts) return generation;
  return to(generation, { step: 'submitting', since: at, attempts: attempts + 1, lease });
};

const refused: Transition<FactOf<'refused'>> = (generation, fact) => {
  const { state } = generation;
  if (state.step !== 'submitting' && state.step !== 'queued') return generation;
  if (state.attempts !== fact.attempts) return generation;
  const refusedBy = fact.next === generation.provider ? [] : [generation.provider];
  // A reroute before any attempt counts as one: a process that read the old gateway must not act on it.
  const attempts = state.step === 'queued' ? state.attempts + 1 : state.attempts;
  return to(
    generation,
    { step: 'queued', since: state.since, attempts },
    {
      provider: fact.next,
      refusedBy: [...generation.refusedBy, ...refusedBy],
      request: { ...generation.request, model: fact.model ?? generation.request.model },
    },
  );
};

const accepted: Transition<FactOf<'accepted'>> = (generation, { at, account, ticket: name }) => {
  const { state, provider } = generation;
  if (generation.ticket !== undefined) return generation;
  const ticket = { provider, account, ticket: name, at };
  if (state.step === 'submitting') return to(generation, { step: 'running', since: at }, { ticket });
  // The answer came after the person was told that nobody knows: the song is still theirs.
  return awaitsTicket(state) ? { ...generation, ticket } : generation;
};

const doubted: Transition<FactOf<'doubted'>> = (generation, fact) => {
  const { state } = generation;
  if (state.step !== 'submitting') return generation;
  if (fact.attempts !== undefined && fact.attempts !== state.attempts) return generation;
  const { detail } = fact;
  return end(generation, fact, { kind: 'failed', fault: 'in_doubt', detail, charge: 'unknown' });
};

const progressed: Transition<FactOf<'progressed'>> = (generation, fact) => {
  const { state } = generation;
  if (state.step !== 'running') return generation;
  return to(generation, {
    ...state,
    progress: Math.max(state.progress ?? 0, fact.progress ?? 0),
    title: fact.title ?? state.title,
    lyrics: fact.lyrics ?? state.lyrics,
    listenUrl: fact.listenUrl ?? state.listenUrl,
    imageUrl: fact.imageUrl ?? state.imageUrl,
    unknowns: fact.unknown === true ? (state.unknowns ?? 0) + 1 : undefined,
  });
};

const pictured: Transition<FactOf<'pictured'>> = (generation, { image }) => {
  const { state } = generation;
  return state.step === 'running' && state.image === undefined
    ? to(generation, { ...state, image })
    : generation;
};

/** Ends a running generation; one that failed as timed out or in doubt is delivered late. */
const succeeded = <F extends FactOf<'finished'> | FactOf<'made'>>(
  generation: Generation,
  fact: F,
  outcomeOf: (fact: F, late: boolean) => Outcome,
): Generation => {
  const { step } = generation.state;
  if (step === 'running') return end(generation, fact, outcomeOf(fact, false));
  if (step !== 'done' || !awaitsGateway(generation)) return generation;
  return end(generation, fact, outcomeOf(fact, true), { posted: {} });
};

const failed: Transition<FactOf<'failed'>> = (generation, fact) => {
  const { state } = generation;
  const { fault, detail, charge } = fact;
  if (fact.attempts !== undefined && fact.attempts !== attemptsOf(state)) return generation;
  const outcome: Outcome = { kind: 'failed', fault, detail, charge };
  switch (state.step) {
    case 'queued':
    case 'submitting':
    case 'running':
      return end(generation, fact, outcome);
    case 'done':
      return awaitsGateway(generation) ? to(generation, { ...state, outcome }) : generation;
    case 'delivering': {
      // None of what the gateway made could be fetched, or the chat refuses all of it.
      const isUndeliverable = fault === 'media_lost' || fault === 'chat_refused';
      const hasParts = state.outcome.kind === 'tracks' || state.outcome.kind === 'product';
      return isUndeliverable && hasParts ? end(generation, fact, outcome) : generation;
    }
  }
};

const cancelled: Transition<FactOf<'cancelled'>> = (generation, fact) => {
  const { step } = generation.state;
  if (step !== 'queued' && step !== 'submitting' && step !== 'running') return generation;
  return end(generation, fact, { kind: 'cancelled', charge: chargeOf(generation) });
};

const posted: Transition<FactOf<'posted'>> = (generation, { part, ref }) =>
  generation.state.step === 'delivering'
    ? { ...generation, posted: { ...generation.posted, [part]: ref } }
    : generation;

const delivered: Transition<FactOf<'delivered'>> = (generation, fact) => {
  const { state } = generation;
  if (state.step !== 'delivering' || state.since !== fact.since) return generation;
  // A card that was posted meanwhile has not shown the outcome yet.
  if (generation.card?.message !== fact.card?.message) return generation;
  return to(generation, { step: 'done', since: fact.at, outcome: state.outcome });
};

const settled: Transition<FactOf<'settled'>> = (generation, fact) => {
  const { state } = generation;
  if (state.step !== 'done' || !isDoubtful(generation)) return generation;
  const { outcome } = state;
  if (outcome.kind !== 'failed' && outcome.kind !== 'cancelled') return generation;
  return end(generation, fact, { ...outcome, charge: fact.charge });
};

const forgotten: Transition<FactOf<'forgotten'>> = (generation) => {
  const { ticket, state } = generation;
  return ticket === undefined || state.step !== 'done'
    ? generation
    : { ...generation, ticket: { ...ticket, forgotten: true } };
};

const transitions: { [Kind in Fact['kind']]: Transition<FactOf<Kind>> } = {
  carded,
  submitting,
  refused,
  accepted,
  doubted,
  progressed,
  pictured,
  finished: (generation, fact) => succeeded(generation, fact, tracksOf),
  made: (generation, fact) => succeeded(generation, fact, productOf),
  failed,
  cancelled,
  posted,
  delivered,
  settled,
  forgotten,
};

const tracksOf = (
  { takes, missing, credits }: Extract<Fact, { kind: 'finished' }>,
  late: boolean,
): Outcome => ({
  kind: 'tracks',
  takes,
  missing,
  late,
  ...(credits === undefined ? {} : { credits }),
});

const productOf = ({ product, credits }: Extract<Fact, { kind: 'made' }>, late: boolean): Outcome => ({
  kind: 'product',
  product,
  late,
  ...(credits === undefined ? {} : { credits }),
});

const mayComeLate = (outcome: Outcome): boolean =>
  outcome.kind === 'failed' && (outcome.fault === 'timed_out' || outcome.fault === 'in_doubt');

const awaitsTicket = (state: State): boolean =>
  (state.step === 'delivering' || state.step === 'done') &&
  (state.outcome.kind === 'cancelled' || mayComeLate(state.outcome));
