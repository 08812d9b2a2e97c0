import { say } from '../../i18n/index.js';
import { note } from '../domain/message.js';
import type { Track } from '../domain/track.js';
import { trackDenyReason } from '../policies/access.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';

/** Loads the track that an event names and hands it on; where it is gone or not allowed, says so instead. */
export const withTrack = async (
  deps: Deps<'store'>,
  event: EventInContext,
  id: string | undefined,
  act: (track: Track | undefined) => Promise<void>,
): Promise<void> => {
  if (id === undefined) return act(undefined);
  return withExistingTrack(deps, event, id, act);
};

/** Like {@link withTrack}, where an id is given. */
export const withExistingTrack = async (
  deps: Deps<'store'>,
  event: EventInContext,
  id: string,
  act: (track: Track) => Promise<void>,
): Promise<void> => {
  const track = await deps.store.tracks.load(id);
  if (track === undefined) return event.reply.tell(note('bad', say(event.person.locale, 'refusal.no-track')));
  const refusal = await trackDenyReason(event, track);
  return refusal === undefined ? act(track) : event.reply.tell(note('bad', refusal));
};
