import type { Generation } from '../domain/generation.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import type { PollResult } from '../ports/provider.js';
import { applyFact, applyOutcome } from './apply-fact.js';
import { shownProgress, timingKey } from './eta.js';

/** How often in a row a gateway must not know a ticket before the generation fails. */
const unknownLimit = 3;

/** Applies a poll result to its generation. Returns the record as it is then. */
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
        const { takes, missing } = result;
        const facts = { event: 'generation.finished', id, provider: generation.provider };
        deps.log.info({ ...facts, takes: takes.length, missing }, 'Generation finished');
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
        deps.log.info(
          { event: 'generation.finished', id, provider: generation.provider, product: result.product.kind },
          'Generation finished',
        );
      return after?.generation ?? generation;
    }
    case 'failed': {
      const { code, detail: reason } = result;
      const facts = { event: 'generation.failed', id, provider: generation.provider, code, reason };
      deps.log.warn(facts, 'Generation failed');
      const fact = { kind: 'failed', at, fault: result.code, detail: result.detail, charge } as const;
      return (await applyOutcome(deps, id, fact, generation))?.generation ?? generation;
    }
    case 'unknown': {
      // Once may be a hiccup; the generation fails when its ticket is unknown several times in a row.
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

/** Saves what a poll reports about a running generation, where a person can see the difference. */
const noteProgress = async (
  deps: Deps<'clock' | 'store' | 'queue' | 'providers'>,
  generation: Generation,
  result: PollResult,
): Promise<Generation> => {
  const { state } = generation;
  if (state.step !== 'running' || result.state !== 'running') return generation;
  const listenUrl = result.listenUrl?.startsWith('https://') ? result.listenUrl : undefined;
  const imageUrl = result.imageUrl?.startsWith('http') ? result.imageUrl : undefined;
  const progress = await shownProgress(deps, generation, result.progress);
  const hasNews =
    (result.title !== undefined && state.title === undefined) ||
    (result.lyrics !== undefined && state.lyrics === undefined) ||
    (listenUrl !== undefined && state.listenUrl === undefined) ||
    (imageUrl !== undefined && state.imageUrl === undefined) ||
    state.unknowns !== undefined;
  // The progress bar has ten cells; a change that cannot be seen is not saved.
  if (
    !hasNews &&
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
