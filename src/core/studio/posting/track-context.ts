import type { Track } from '../../track.js';
import type { StudioPorts } from '../ports.js';
import type { TrackContext } from './track-message.js';

/** What a message about a track shows beside the track. */
export const trackContext = async (
  ports: StudioPorts,
  track: Track,
  locale: string | undefined,
): Promise<TrackContext> => {
  const parent = track.parents[0];
  const [made, index] = parent === undefined ? [] : parent.id.split('.');
  const posted = made === undefined ? undefined : (await ports.generations.load(made))?.posted[index ?? ''];
  const capabilities = ports.providers.get(track.provider)?.capabilities;
  return { locale, capabilities, parent: posted, sandbox: ports.sandbox };
};
