import type { Track } from '../domain/track.js';
import type { Deps } from '../ports/deps.js';
import type { TrackContext } from './track.js';

/** Reads what a message about a track shows besides the track. */
export const trackContext = async (
  deps: Deps<'store' | 'providers' | 'settings'>,
  track: Track,
  locale: string | undefined,
): Promise<TrackContext> => {
  const parent = track.parents[0];
  const [made, index] = parent === undefined ? [] : parent.id.split('.');
  const posted =
    made === undefined ? undefined : (await deps.store.generations.load(made))?.posted[index ?? ''];
  const capabilities = deps.providers.inUse.get(track.provider)?.capabilities;
  return { locale, capabilities, parent: posted, sandbox: deps.settings.sandbox };
};
