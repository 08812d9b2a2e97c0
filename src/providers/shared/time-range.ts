import { type Order, type OrderSource, ProviderError, type ProviderId } from '../../core/index.js';

/** Seconds of singing a voice may be taken from, at most (OpenAI-HK suno-scene page, use case 21, and AceDataCloud's guide, Suno Vox: "less than 30"). */
const longest = 30;

/** Throws before any call when an order names a stretch of a track that is none, or is too long for a voice. */
export const checkTimeRange = (id: ProviderId, order: Order): void => {
  if (!('from' in order.values) && !('to' in order.values)) return;
  const { from = 0, to } = order.values;
  if (to === undefined) return;
  const refuse = (detail: string) => new ProviderError(id, 'bad_input', 'no', detail);
  if (to <= from) throw refuse(`the stretch ends at ${to} s, before it begins`);
  const voice = order.operation === 'acapella' || order.operation === 'persona';
  if (voice && to - from >= longest) throw refuse(`a voice is taken from less than ${longest} s`);
};

/** The stretch of singing a persona is to be made from; undefined when it is made from the whole track. */
export const timeRangeIn = (order: Order, source: () => OrderSource): [number, number] | undefined => {
  if (order.operation !== 'persona') return undefined;
  const { from, to } = order.values;
  if (from === undefined && to === undefined) return undefined;
  const start = from ?? 0;
  const { seconds } = source();
  const end = Math.min(start + longest - 1, seconds > start ? seconds : Number.POSITIVE_INFINITY);
  return [start, to ?? end];
};
