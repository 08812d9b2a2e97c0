import { type Generation, type Outcome, trackId } from '../domain/generation.js';
import type { Track } from '../domain/track.js';
import { applyFact } from '../generation/apply-fact.js';
import { settleReservation } from '../generation/billing.js';
import { expectedSeconds } from '../generation/eta.js';
import type { JobResult } from '../generation/job-result.js';
import { done, later } from '../generation/job-result.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { MediaError } from '../ports/media.js';
import { type ChatSurface, SurfaceError } from '../ports/platform.js';
import { fitMessage } from '../views/fit-message.js';
import { statusCard } from '../views/status-card.js';
import { isAlbum, postAlbum, postZip } from './album.js';
import { cardLock } from './card-lock.js';
import { cardIsProduct, cardIsTrack, showFinalCard } from './final-card.js';
import { postTrack } from './post-track.js';
import { deliverProduct } from './product.js';
import { saveTrack, type Tracks } from './save-track.js';

/**
 * Posts the outcome of a generation, each part once: parts that the record lists as posted are skipped, and a surface
 * posts once per key. The card is edited last.
 */
export const createDeliver =
  (deps: CoreDeps) =>
  async (id: string, signal: AbortSignal): Promise<JobResult> => {
    const [generation, drawing] = await Promise.all([
      deps.store.generations.load(id),
      deps.store.locks.held(cardLock(id)),
    ]);
    if (generation?.state.step !== 'delivering') return done;
    const surface = deps.platforms.get(generation.address.platform);
    if (surface === undefined) return later(30_000);
    if (drawing) return later(250);
    let latest = generation;
    try {
      const { outcome } = generation.state;
      const lost =
        outcome.kind === 'tracks' ? await deliverTracks(deps, surface, generation, outcome, signal) : 0;
      if (outcome.kind === 'product') await deliverProduct(deps, surface, generation, outcome, signal);
      // The card may have been posted meanwhile.
      latest = (await deps.store.generations.load(id)) ?? generation;
      await showFinalCard(deps, surface, { ...latest, state: generation.state }, lostFrom(outcome, lost));
    } catch (error) {
      return afterTrouble(deps, surface, generation, error);
    }
    const { since, outcome } = generation.state;
    const told = { kind: 'delivered', at: deps.clock.now(), since, card: latest.card } as const;
    const after = await applyFact(deps, id, told, latest);
    if (after?.generation.state.step === 'delivering') return later(1);
    if (after !== undefined) await settleReservation(deps, after.generation).catch(() => undefined);
    deps.log.info({ event: 'delivery.done', id, outcome: outcome.kind }, 'Delivered');
    return done;
  };

/** The outcome to show: tracks whose files are lost count as missing. */
const lostFrom = (outcome: Outcome, lost: number): Outcome =>
  outcome.kind !== 'tracks' || lost === 0
    ? outcome
    : { ...outcome, takes: outcome.takes.slice(lost), missing: outcome.missing + lost };

const deliverTracks = async (
  deps: CoreDeps,
  surface: ChatSurface,
  generation: Generation,
  outcome: Tracks,
  signal: AbortSignal,
): Promise<number> => {
  const { id } = generation;
  const together = isAlbum(generation, outcome.takes.length, surface);
  const made: Track[] = [];
  let lost = 0;
  let refusal: SurfaceError | undefined;
  // The record as this delivery saved it last. When another process has saved it since, `applyFact` loads it again.
  let latest = generation;
  for (const [index, take] of outcome.takes.entries()) {
    const isPosted = generation.posted[String(index)] !== undefined;
    try {
      const known = await deps.store.tracks.load(trackId(id, index));
      if (isPosted && !together) {
        if (known !== undefined) made.push(known);
        continue;
      }
      const track = known ?? (await saveTrack(deps, generation, take, index, outcome, signal));
      if (!together) {
        const { ref } = await postTrack(deps, surface, generation, track);
        const fact = { kind: 'posted', at: deps.clock.now(), part: String(index), ref } as const;
        latest = (await applyFact(deps, id, fact, latest))?.generation ?? latest;
        deps.log.info({ event: 'delivery.track-posted', id, track: track.id }, 'Track posted');
      }
      made.push(track);
    } catch (error) {
      if (isRefusal(error)) refusal = error;
      else if (!isLost(deps, generation, error)) throw error;
      const facts = { event: 'delivery.track-lost', id, index, reason: error.detail };
      deps.log.error(facts, 'Track could not be fetched, or the chat refuses it');
      lost += 1;
    }
  }
  if (lost > 0 && lost === outcome.takes.length) {
    throw refusal ?? new MediaError('lost', 'unreachable', 'none of the tracks could be fetched');
  }
  if (together) await postAlbum(deps, surface, latest, made);
  if (generation.request.operation === 'stems') await postZip(deps, surface, latest, made);
  return lost;
};

const afterTrouble = async (
  deps: Deps<'clock' | 'log' | 'store' | 'providers' | 'settings'>,
  surface: ChatSurface,
  generation: Generation,
  error: unknown,
): Promise<JobResult> => {
  const { id, state } = generation;
  const at = deps.clock.now();
  const age = at - state.since;
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof MediaError) {
    const hopeless = isLost(deps, generation, error);
    if (!hopeless) {
      deps.log.warn(
        { event: 'delivery.fetch-delayed', id, reason: detail },
        'Track could not be fetched yet',
      );
      await showFetching(deps, surface, generation);
      return later(backOff(age));
    }
    const facts = { event: 'delivery.files-lost', id, reason: detail, alarm: true };
    deps.log.error(facts, 'Paid tracks lost: their files cannot be fetched');
    await applyFact(deps, id, { kind: 'failed', at, fault: 'media_lost', detail: '', charge: 'made' });
    return later(1);
  }
  if (isRefusal(error) && state.step === 'delivering' && hasParts(state.outcome)) {
    // The chat may still accept text: the card must not say for ever that the song is being composed.
    const facts = { event: 'delivery.refused', id, reason: detail, alarm: true };
    deps.log.error(facts, 'Chat refuses the tracks');
    await applyFact(deps, id, { kind: 'failed', at, fault: 'chat_refused', detail: '', charge: 'made' });
    return later(1);
  }
  if (isRefusal(error) || age > deps.settings.timing.deliveryTimeoutMs) {
    const facts = { event: 'delivery.gave-up', id, reason: detail, alarm: true };
    deps.log.error(facts, 'Delivery given up');
    const { card } = (await deps.store.generations.load(id)) ?? generation;
    await applyFact(deps, id, { kind: 'delivered', at, since: state.since, card });
    return done;
  }
  deps.log.warn({ event: 'delivery.delayed', id, reason: detail }, 'Delivery will be tried again');
  return later(
    error instanceof SurfaceError && error.retryAfterMs !== undefined ? error.retryAfterMs : backOff(age),
  );
};

/** Says on a card that still shows the song as running that its files are being fetched, now and then. */
const showFetching = async (
  deps: Deps<'clock' | 'store' | 'providers' | 'settings'>,
  surface: ChatSurface,
  generation: Generation,
) => {
  const { card, id } = generation;
  if (card === undefined || cardIsTrack(generation) || cardIsProduct(generation)) return;
  if (!(await deps.store.locks.claim(`fetching:${id}`, 60_000))) return;
  const usual = await expectedSeconds(deps, generation);
  const context = {
    now: deps.clock.now(),
    ahead: undefined,
    usualSeconds: usual,
    sandbox: deps.settings.sandbox,
  };
  const message = fitMessage(statusCard(generation, context), surface.limits);
  // The card is only cosmetic here: the end is shown in any case.
  await surface.edit(card, message).catch(() => undefined);
};

/** True when the outcome has files or tracks to post. */
const hasParts = (outcome: Outcome): boolean => outcome.kind === 'tracks' || outcome.kind === 'product';

/** True when the file of a track is lost, or could not be fetched for so long that it counts as lost. */
const isLost = (
  deps: Deps<'clock' | 'settings'>,
  generation: Generation,
  error: unknown,
): error is MediaError =>
  error instanceof MediaError &&
  (error.code === 'lost' || deps.clock.now() - generation.state.since > deps.settings.timing.pollTimeoutMs);

/** True when a platform refuses a message for good. */
const isRefusal = (error: unknown): error is SurfaceError =>
  error instanceof SurfaceError && (error.code === 'forbidden' || error.code === 'refused');

/**
 * The pause before the next attempt: from a second to a minute, growing with the age of the delivery, in milliseconds.
 */
const backOff = (age: number): number => Math.min(60_000, Math.max(1000, age / 2));
