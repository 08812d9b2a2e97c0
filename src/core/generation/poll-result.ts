import type { Generation } from '../domain/generation.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import type { PollResult } from '../ports/provider.js';
import { applyFact, applyOutcome } from './apply-fact.js';
import { shownProgress, timingKey } from './eta.js';

/** How often in a row a gateway must not know a ticket before the generation fails. */
const unknownLimit = 3;

/** Lets a gateway's word about a ticket happen to the generation; gives back the record as it is then. */
export const applyPollResult = async (
  deps: CoreDeps,
  generation: Generation,
  result: PollResult,
): Promise<Generation> => {
  const { id, ticket, state } = generation;
  const at = deps.clock.now();
  const provider = deps.providers.inUse.get(generation.provider);
  const charge = provider?.capabilities.chargeOfFailure ?? 'unknown';
  const age = at - (ticket?.at ?? at);
  switch (result.state) {
    case 'finished': {
      const after = await applyOutcome(
        deps,
        id,
        { kind: 'finished', at, takes: result.takes, missing: result.missing, credits: result.credits },
        generation,
      );
      if (after?.changed) {
        deps.log.info(
          { id, provider: generation.provider, takes: result.takes.length, missing: result.missing },
          'finished',
        );
        await deps.store.timings.record(generation.provider, timingKey(generation.request), age / 1000);
      }
      return after?.generation ?? generation;
    }
    case 'made': {
      const after = await applyOutcome(
        deps,
        id,
        { kind: 'made', at, product: result.product, credits: result.credits },
        generation,
      );
      if (after?.changed)
        deps.log.info({ id, provider: generation.provider, product: result.product.kind }, 'made');
      return after?.generation ?? generation;
    }
    case 'failed': {
      deps.log.warn(
        { id, provider: generation.provider, code: result.code, detail: result.detail },
        'the song failed',
      );
      const fact = { kind: 'failed', at, fault: result.code, detail: result.detail, charge } as const;
      return (await applyOutcome(deps, id, fact, generation))?.generation ?? generation;
    }
    case 'unknown': {
      // Once may be a hiccup of the gateway's; the song is given up when it is not known again and again.
      const unknowns = state.step === 'running' ? (state.unknowns ?? 0) : unknownLimit;
      if (age > deps.settings.timing.unknownGraceMs && unknowns + 1 >= unknownLimit) {
        const fact = { kind: 'failed', at, fault: 'unknown_task', detail: '', charge: 'made' } as const;
        return (await applyOutcome(deps, id, fact, generation))?.generation ?? generation;
      }
      return (
        (await applyFact(deps, id, { kind: 'progressed', at, unknown: true }, generation))?.generation ??
        generation
      );
    }
    default:
  }
  if (state.step !== 'running') return generation;
  if (age > deps.settings.timing.pollTimeoutMs) {
    const fact = { kind: 'failed', at, fault: 'timed_out', detail: '', charge: 'made' } as const;
    return (await applyOutcome(deps, id, fact, generation))?.generation ?? generation;
  }
  return noteProgress(deps, generation, result);
};
export const noteProgress = async (
  deps: Deps<'clock' | 'store' | 'queue' | 'providers'>,
  generation: Generation,
  result: PollResult,
): Promise<Generation> => {
  const { state } = generation;
  if (state.step !== 'running' || result.state !== 'running') return generation;
  const listenUrl = result.listenUrl?.startsWith('https://') ? result.listenUrl : undefined;
  const imageUrl = result.imageUrl?.startsWith('http') ? result.imageUrl : undefined;
  const progress = await shownProgress(deps, generation, result.progress);
  const news =
    (result.title !== undefined && state.title === undefined) ||
    (result.lyrics !== undefined && state.lyrics === undefined) ||
    (listenUrl !== undefined && state.listenUrl === undefined) ||
    (imageUrl !== undefined && state.imageUrl === undefined) ||
    state.unknowns !== undefined;
  // The bar has ten cells; a step that cannot be seen is not written.
  if (
    !news &&
    Math.floor(progress * 10) === Math.floor((state.progress ?? 0) * 10) &&
    state.progress !== undefined
  ) {
    return generation;
  }
  const fact = {
    kind: 'progressed',
    at: deps.clock.now(),
    progress,
    title: result.title,
    lyrics: result.lyrics,
    listenUrl,
    imageUrl,
  } as const;
  const after = await applyFact(deps, generation.id, fact, generation);
  if (after?.changed) await deps.queue.refreshCard(generation.address.platform, generation.id);
  return after?.generation ?? generation;
};
