import { say } from '../../i18n/index.js';
import { type Generation, type Outcome, trackId } from '../domain/generation.js';
import type { Take } from '../domain/take.js';
import type { Track } from '../domain/track.js';
import type { Deps } from '../ports/deps.js';
import { requestTitle } from '../views/status-card.js';

/** An outcome with tracks. */
export type Tracks = Extract<Outcome, { kind: 'tracks' }>;

/** The performer that players show. */
const performer = 'Minstrel';

/** Fetches, tags and stores one take, and saves it as a track. Throws {@link MediaError}. */
export const saveTrack = async (
  deps: Deps<'clock' | 'store' | 'media' | 'settings'>,
  generation: Generation,
  take: Take,
  index: number,
  outcome: Tracks,
  signal: AbortSignal,
): Promise<Track> => {
  const { request, person, ticket } = generation;
  const title = titleOf(generation, take, index, outcome);
  const style = take.style ?? text(request.values.style) ?? '';
  const lyrics = take.lyrics ?? text(request.values.lyrics) ?? '';
  const comment = deps.settings.sandbox ? say(undefined, 'card.sandbox') : '';
  const kept = await deps.media.keep(take, { title, performer, lyrics, style, comment }, signal);
  const track: Track = {
    id: trackId(generation.id, index),
    generation: generation.id,
    index,
    person,
    createdAt: deps.clock.now(),
    title,
    style,
    lyrics,
    seconds: kept.audio.seconds,
    operation: request.operation,
    values: request.values,
    parents: request.sources,
    provider: ticket?.provider ?? generation.provider,
    account: ticket?.account ?? '',
    ticket: ticket?.ticket ?? '',
    clipId: take.clipId,
    model: request.model,
    modelUsed: take.model,
    audio: kept.audio,
    image: kept.image,
  };
  await deps.store.tracks.save(track);
  return track;
};

/** The title of a take. Later takes with the same title are numbered, so that players can tell them apart. */
const titleOf = (generation: Generation, take: Take, index: number, outcome: Tracks): string => {
  const title = take.title?.trim() || requestTitle(generation);
  const before = outcome.takes
    .slice(0, index)
    .filter((other) => (other.title?.trim() || requestTitle(generation)) === title);
  return before.length === 0 ? title : `${title} (${before.length + 1})`;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
