import { isMine, type Track } from '../domain/track.js';
import type { EventInContext } from '../policies/context.js';
import { visibleTracks } from '../policies/references.js';
import type { Deps } from '../ports/deps.js';

type TextEvent = EventInContext & { kind: 'text' };

/** How long a track counts as the one that was just made, in milliseconds. */
const recentMs = 15 * 60_000;

/** How many of a person's newest tracks a reply is looked for among. */
const searched = 50;

/** The person's track that a message replies to; undefined where it replies to none. */
export const repliedTrack = async (
  deps: Deps<'store' | 'platforms'>,
  event: TextEvent,
): Promise<Track | undefined> => {
  const { repliesTo } = event;
  if (repliesTo === undefined) return undefined;
  const tracks = await visibleTracks(deps, event, searched);
  const generations = await deps.store.generations.loadMany([
    ...new Set(tracks.map((one) => one.generation)),
  ]);
  return tracks.find((track) => {
    const posted = generations.find((one) => one?.id === track.generation)?.posted[String(track.index)];
    return posted?.message === repliesTo && posted.chat === event.address.chat;
  });
};

/** The track that was just made for this person, in this chat. */
export const recentTrack = async (
  deps: Deps<'store' | 'platforms' | 'clock'>,
  event: TextEvent,
): Promise<Track | undefined> => {
  const [track] = await visibleTracks(deps, event, 1);
  if (track === undefined || !isMine(track, event.person)) return undefined;
  if (deps.clock.now() - track.createdAt > recentMs) return undefined;
  const generation = await deps.store.generations.load(track.generation);
  return generation?.address.chat === event.address.chat ? track : undefined;
};
