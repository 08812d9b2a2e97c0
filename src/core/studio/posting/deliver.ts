import { fitMessage } from '../../fit.js';
import { type Generation, type Outcome, trackId } from '../../generation.js';
import { MediaError } from '../../ports.js';
import { type ChatSurface, SurfaceError } from '../../surface.js';
import type { Track } from '../../track.js';
import { done, later, type Step, type StudioPorts } from '../ports.js';
import { settleBooks } from '../work/books.js';
import { change } from '../work/change.js';
import { usualSeconds } from '../work/progress.js';
import { isAlbum, postAlbum, postZip } from './album.js';
import { cardMessage } from './cards.js';
import { deliverProduct } from './deliver-product.js';
import { drawingLock } from './drawing.js';
import { makeTrack, type Tracks } from './make-track.js';
import { postTrack } from './post-track.js';
import { cardIsProduct, cardIsTrack, tellEnd } from './tell-end.js';

/**
 * Posts what came of a generation, part by part, each once: a part that the record knows as posted is skipped, and a
 * surface posts once per key. The card is edited last.
 */
export const createDeliver =
  (ports: StudioPorts) =>
  async (id: string, signal: AbortSignal): Promise<Step> => {
    const [generation, drawing] = await Promise.all([
      ports.generations.load(id),
      ports.locks.held(drawingLock(id)),
    ]);
    if (generation?.state.step !== 'delivering') return done;
    const surface = ports.surfaces.get(generation.address.platform);
    if (surface === undefined) return later(30_000);
    if (drawing) return later(250);
    let latest = generation;
    try {
      const { outcome } = generation.state;
      const lost =
        outcome.kind === 'tracks' ? await deliverTracks(ports, surface, generation, outcome, signal) : 0;
      if (outcome.kind === 'product') await deliverProduct(ports, surface, generation, outcome, signal);
      // The card may have been posted while the tracks were.
      latest = (await ports.generations.load(id)) ?? generation;
      await tellEnd(ports, surface, { ...latest, state: generation.state }, lostFrom(outcome, lost));
    } catch (error) {
      return afterTrouble(ports, surface, generation, error);
    }
    const { since, outcome } = generation.state;
    const told = { kind: 'delivered', at: ports.clock(), since, card: latest.card } as const;
    const after = await change(ports, id, told, latest);
    if (after?.generation.state.step === 'delivering') return later(1);
    if (after !== undefined) await settleBooks(ports, after.generation).catch(() => undefined);
    ports.log.info({ id, outcome: outcome.kind }, 'delivered');
    return done;
  };

/** The outcome as it is told: tracks whose files are gone count as missing. */
const lostFrom = (outcome: Outcome, lost: number): Outcome =>
  outcome.kind !== 'tracks' || lost === 0
    ? outcome
    : { ...outcome, takes: outcome.takes.slice(lost), missing: outcome.missing + lost };

const deliverTracks = async (
  ports: StudioPorts,
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
  // What this delivery wrote last; when somebody else has written since, the change loads it anew.
  let latest = generation;
  for (const [index, take] of outcome.takes.entries()) {
    const isPosted = generation.posted[String(index)] !== undefined;
    try {
      const known = await ports.tracks.load(trackId(id, index));
      if (isPosted && !together) {
        if (known !== undefined) made.push(known);
        continue;
      }
      const track = known ?? (await makeTrack(ports, generation, take, index, outcome, signal));
      if (!together) {
        const { ref } = await postTrack(ports, surface, generation, track);
        const fact = { kind: 'posted', at: ports.clock(), part: String(index), ref } as const;
        latest = (await change(ports, id, fact, latest))?.generation ?? latest;
        ports.log.info({ id, track: track.id }, 'posted');
      }
      made.push(track);
    } catch (error) {
      if (isRefusal(error)) refusal = error;
      else if (!isLost(ports, generation, error)) throw error;
      ports.log.error(
        { id, index, detail: error.detail },
        'a finished track could not be fetched, or its chat does not take it',
      );
      lost += 1;
    }
  }
  if (lost > 0 && lost === outcome.takes.length) {
    throw refusal ?? new MediaError('lost', 'none of the tracks could be fetched');
  }
  if (together) await postAlbum(ports, surface, latest, made);
  if (generation.request.operation === 'stems') await postZip(ports, surface, latest, made);
  return lost;
};

const afterTrouble = async (
  ports: StudioPorts,
  surface: ChatSurface,
  generation: Generation,
  error: unknown,
): Promise<Step> => {
  const { id, state } = generation;
  const at = ports.clock();
  const age = at - state.since;
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof MediaError) {
    const hopeless = isLost(ports, generation, error);
    if (!hopeless) {
      ports.log.warn({ id, detail }, 'a finished track could not be fetched yet');
      await tellFetching(ports, surface, generation);
      return later(backOff(age));
    }
    ports.log.error({ id, detail, alarm: true }, 'a finished song is lost: its files cannot be fetched');
    await change(ports, id, { kind: 'failed', at, fault: 'media_lost', detail: '', charge: 'made' });
    return later(1);
  }
  if (isRefusal(error) && state.step === 'delivering' && brings(state.outcome)) {
    // The chat may still take a word: the card must not stand at composing for ever.
    ports.log.error({ id, detail, alarm: true }, 'a song is not taken by its chat');
    await change(ports, id, { kind: 'failed', at, fault: 'chat_refused', detail: '', charge: 'made' });
    return later(1);
  }
  if (isRefusal(error) || age > ports.timing.deliverForMs) {
    ports.log.error({ id, detail, alarm: true }, 'could not be posted, and will not be');
    const { card } = (await ports.generations.load(id)) ?? generation;
    await change(ports, id, { kind: 'delivered', at, since: state.since, card });
    return done;
  }
  ports.log.warn({ id, detail }, 'could not be posted yet');
  return later(
    error instanceof SurfaceError && error.retryAfterMs !== undefined ? error.retryAfterMs : backOff(age),
  );
};

/** A card that still says that the song is composed is told better, now and then, while its files do not come. */
const tellFetching = async (ports: StudioPorts, surface: ChatSurface, generation: Generation) => {
  const { card, id } = generation;
  if (card === undefined || cardIsTrack(generation) || cardIsProduct(generation)) return;
  if (!(await ports.locks.claim(`fetching:${id}`, 60_000))) return;
  const usual = await usualSeconds(ports, generation);
  const context = { now: ports.clock(), ahead: undefined, usualSeconds: usual, sandbox: ports.sandbox };
  const message = fitMessage(cardMessage(generation, context), surface.limits);
  // Only the looks of a card: the end is told all the same.
  await surface.edit(card, message).catch(() => undefined);
};

/** True when there is something to post beside words of ours. */
const brings = (outcome: Outcome): boolean => outcome.kind === 'tracks' || outcome.kind === 'product';

/** True when the file of a track is gone, or has not come for so long that it is as good as gone. */
const isLost = (ports: StudioPorts, generation: Generation, error: unknown): error is MediaError =>
  error instanceof MediaError &&
  (error.code === 'lost' || ports.clock() - generation.state.since > ports.timing.giveUpMs);

/** True when a platform will not take a message, however often it is tried. */
const isRefusal = (error: unknown): error is SurfaceError =>
  error instanceof SurfaceError && (error.code === 'forbidden' || error.code === 'refused');

/** From a second to a minute, growing with how long it has been tried. */
const backOff = (age: number): number => Math.min(60_000, Math.max(1000, age / 2));
