import { type Order, type OrderSource, ProviderError, type ProviderId } from '../../core/index.js';

/**
 * A voice is extracted from less than so many seconds of singing (OpenAI-HK suno-scene page, use case 21, and
 * AceDataCloud's guide, Suno Vox: "less than 30").
 */
const voiceLimitSeconds = 30;

/** Throws, before any call, when an order names a time range that is empty, or too long for a voice. */
export const validateTimeRange = (id: ProviderId, order: Order): void => {
  if (!('from' in order.values) && !('to' in order.values)) return;
  const { from = 0, to } = order.values;
  if (to === undefined) return;
  const refuse = (detail: string) => new ProviderError(id, 'bad_input', 'no', detail);
  if (to <= from) throw refuse(`the time range ends at ${to} s, before it starts`);
  const voice = order.operation === 'acapella' || order.operation === 'persona';
  if (voice && to - from >= voiceLimitSeconds)
    throw refuse(`a voice is extracted from less than ${voiceLimitSeconds} s`);
};

/** The seconds of singing a persona is made from; undefined when it is made from the whole track. */
export const personaTimeRange = (order: Order, source: () => OrderSource): [number, number] | undefined => {
  if (order.operation !== 'persona') return undefined;
  const { from, to } = order.values;
  if (from === undefined && to === undefined) return undefined;
  const start = from ?? 0;
  const { seconds } = source();
  const end = Math.min(start + voiceLimitSeconds - 1, seconds > start ? seconds : Number.POSITIVE_INFINITY);
  return [start, to ?? end];
};
