import type { OrderSource } from '../../../core/index.js';
import type { OrderFor } from '../../shared/order.js';

/** Seconds of singing a voice is extracted from, at most: less than 30 (OpenAI-HK suno-scene page, use case 21.B). */
const maxVoiceSeconds = 29;

/** A moment beyond the gateway's own length is refused, and our copy may measure a few hundredths of a second longer. */
export const withinSong = (moment: number, { seconds }: OrderSource): number =>
  seconds > 0 ? Math.min(moment, Math.floor(seconds * 10) / 10) : moment;

/** The end of a time range; without one it is the end of the song, undefined when its length is unknown. */
export const endWithin = (to: number | undefined, source: OrderSource): number | undefined =>
  to === undefined && source.seconds <= 0 ? undefined : withinSong(to ?? source.seconds, source);

/** The time range a persona's voice is extracted from; undefined when it is made from the whole track. */
export const personaTimeRange = (
  { values: { from, to } }: OrderFor<'persona'>,
  source: OrderSource,
): [number, number] | undefined => {
  if (to !== undefined) return [from ?? 0, to];
  return from === undefined ? undefined : [from, withinSong(from + maxVoiceSeconds, source)];
};
