import type { Model } from '../operations/models.js';
import type { FaultCode } from './faults.js';
import type { Charge, Generation, Outcome, State } from './generation.js';
import type { MediaFile } from './message.js';
import type { MessageRef } from './people.js';
import type { Product } from './product.js';
import type { Charged, ProviderId, Take, Ticket } from './take.js';

/** Something that happened to a generation at a time. */
export type Fact = { at: number } & (
  | { kind: 'carded'; ref: MessageRef }
  /** `attempts` as for `refused`: only the attempt that was seen to be due is made. */
  | { kind: 'submitting'; attempts: number; lease: number }
  /**
   * The gateway surely did not accept it; `next` tries it now (the same gateway or another). `attempts` is the count at
   * which that was found: what is known of an earlier attempt must not undo a later one, which may be paid.
   */
  | { kind: 'refused'; attempts: number; next: ProviderId; model?: Model | undefined }
  | { kind: 'accepted'; account: string; ticket: Ticket }
  /** The call may have been billed, and returned no ticket. */
  | { kind: 'doubted'; attempts?: number | undefined; detail: string }
  | {
      kind: 'progressed';
      progress?: number | undefined;
      title?: string | undefined;
      lyrics?: string | undefined;
      listenUrl?: string | undefined;
      imageUrl?: string | undefined;
      /** True when the gateway just said that it does not know the ticket; counted until it knows it again. */
      unknown?: boolean | undefined;
    }
  /** The cover was stored before the song is done. */
  | { kind: 'pictured'; image: MediaFile }
  | ({ kind: 'finished'; takes: readonly Take[]; missing: number } & Charged)
  | ({ kind: 'made'; product: Product } & Charged)
  /** `attempts` as for `refused`, when the failure is that of a submit and not of the generation. */
  | { kind: 'failed'; attempts?: number | undefined; fault: FaultCode; detail: string; charge: Charge }
  | { kind: 'cancelled' }
  | { kind: 'posted'; part: string; ref: MessageRef }
  /** Ends the delivery that began at `since` and was shown on this card, if on any. */
  | { kind: 'delivered'; since: number; card: MessageRef | undefined }
  /** The operator looked it up: an unknown charge is now known. */
  | { kind: 'settled'; charge: 'made' | 'none' }
  /** No late result is waited for any more. */
  | { kind: 'forgotten' }
);

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
  const { state } = generation;
  const to = (next: State, more: Partial<Generation> = {}): Generation => ({
    ...generation,
    ...more,
    state: next,
  });
  const end = (outcome: Outcome, more: Partial<Generation> = {}) =>
    to({ step: 'delivering', since: fact.at, outcome }, more);

  switch (fact.kind) {
    case 'carded':
      if (generation.card !== undefined) return generation;
      if (state.step === 'delivering') return { ...generation, card: fact.ref, cardIsLate: true };
      // It ended before its card was posted: the outcome is shown once more, on the card.
      if (state.step === 'done') return end(state.outcome, { card: fact.ref, cardIsLate: true });
      return { ...generation, card: fact.ref };
    case 'submitting':
      if (state.step !== 'queued' || state.attempts !== fact.attempts) return generation;
      return to({ step: 'submitting', since: fact.at, attempts: state.attempts + 1, lease: fact.lease });
    case 'refused': {
      if (state.step !== 'submitting' && state.step !== 'queued') return generation;
      if (state.attempts !== fact.attempts) return generation;
      const refusedBy = fact.next === generation.provider ? [] : [generation.provider];
      // A reroute before any attempt counts as one: a process that read the old gateway must not act on it.
      const attempts = state.step === 'queued' ? state.attempts + 1 : state.attempts;
      return to(
        { step: 'queued', since: state.since, attempts },
        {
          provider: fact.next,
          refusedBy: [...generation.refusedBy, ...refusedBy],
          request: { ...generation.request, model: fact.model ?? generation.request.model },
        },
      );
    }
    case 'accepted': {
      if (generation.ticket !== undefined) return generation;
      const ticket = {
        provider: generation.provider,
        account: fact.account,
        ticket: fact.ticket,
        at: fact.at,
      };
      if (state.step === 'submitting') return to({ step: 'running', since: fact.at }, { ticket });
      // The answer came after the person was told that nobody knows: the song is still theirs.
      return awaitsTicket(state) ? { ...generation, ticket } : generation;
    }
    case 'doubted':
      if (state.step !== 'submitting') return generation;
      if (fact.attempts !== undefined && fact.attempts !== state.attempts) return generation;
      return end({ kind: 'failed', fault: 'in_doubt', detail: fact.detail, charge: 'unknown' });
    case 'progressed':
      if (state.step !== 'running') return generation;
      return to({
        ...state,
        progress: Math.max(state.progress ?? 0, fact.progress ?? 0),
        title: fact.title ?? state.title,
        lyrics: fact.lyrics ?? state.lyrics,
        listenUrl: fact.listenUrl ?? state.listenUrl,
        imageUrl: fact.imageUrl ?? state.imageUrl,
        unknowns: fact.unknown === true ? (state.unknowns ?? 0) + 1 : undefined,
      });
    case 'pictured':
      return state.step === 'running' && state.image === undefined
        ? to({ ...state, image: fact.image })
        : generation;
    case 'finished':
      if (state.step === 'running') return end(tracksOf(fact, false));
      if (state.step !== 'done' || !awaitsGateway(generation)) return generation;
      return end(tracksOf(fact, true), { posted: {} });
    case 'made':
      if (state.step === 'running') return end(productOf(fact, false));
      if (state.step !== 'done' || !awaitsGateway(generation)) return generation;
      return end(productOf(fact, true), { posted: {} });
    case 'failed': {
      if (fact.attempts !== undefined && fact.attempts !== attemptsOf(state)) return generation;
      const failure: Outcome = {
        kind: 'failed',
        fault: fact.fault,
        detail: fact.detail,
        charge: fact.charge,
      };
      if (state.step === 'queued' || state.step === 'submitting' || state.step === 'running')
        return end(failure);
      if (state.step === 'done' && awaitsGateway(generation)) return to({ ...state, outcome: failure });
      // None of what the gateway made could be fetched, or the chat refuses all of it.
      const undeliverable = fact.fault === 'media_lost' || fact.fault === 'chat_refused';
      const work = state.step === 'delivering' && ['tracks', 'product'].includes(state.outcome.kind);
      const undelivered = work && undeliverable;
      return undelivered ? end(failure) : generation;
    }
    case 'cancelled':
      if (state.step !== 'queued' && state.step !== 'submitting' && state.step !== 'running')
        return generation;
      return end({ kind: 'cancelled', charge: chargeOf(generation) });
    case 'posted':
      if (state.step !== 'delivering') return generation;
      return { ...generation, posted: { ...generation.posted, [fact.part]: fact.ref } };
    case 'delivered':
      if (state.step !== 'delivering' || state.since !== fact.since) return generation;
      // A card that was posted meanwhile has not shown the outcome yet.
      if (generation.card?.message !== fact.card?.message) return generation;
      return to({ step: 'done', since: fact.at, outcome: state.outcome });
    case 'settled': {
      if (state.step !== 'done' || !isDoubtful(generation)) return generation;
      const { outcome } = state;
      if (outcome.kind !== 'failed' && outcome.kind !== 'cancelled') return generation;
      return end({ ...outcome, charge: fact.charge });
    }
    case 'forgotten':
      if (generation.ticket === undefined || state.step !== 'done') return generation;
      return { ...generation, ticket: { ...generation.ticket, forgotten: true } };
    default:
      return generation;
  }
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
