import { type Order, ProviderError, type ProviderId } from '../../core/index.js';
import type { Places } from './places.js';

/** Seconds of singing that are already too many for a voice (OpenAI-HK suno-scene page, use case 21.B). */
const longestVoice = 30;

/** Throws before any call when an order cannot be right, or needs what the operator has switched off. */
export const checkParts = (id: ProviderId, order: Order, table: Places): void => {
  const refuse = (detail: string, code: 'bad_input' | 'cannot' = 'bad_input') =>
    new ProviderError(id, code, 'no', detail);
  if (order.operation === 'custom' && order.values.persona !== undefined && order.persona === undefined)
    throw refuse('the voice it was to be sung in was forgotten');
  if (order.operation === 'persona' && order.source?.operation === 'upload')
    throw refuse('a persona cannot be made from an upload', 'cannot');
  const { from = 0, to } = stretchOf(order);
  if (to !== undefined && to <= from) throw refuse(`the stretch ends at ${to} s, before it begins`);
  const voice = order.operation === 'acapella' || order.operation === 'persona';
  if (voice && to !== undefined && to - from >= longestVoice)
    throw refuse(`a voice is taken from less than ${longestVoice} s`);
  const missing = entriesFor(order).find((entry) => table[entry] === 'off');
  if (missing !== undefined)
    throw refuse(`${order.operation} needs ${missing}, which is switched off`, 'cannot');
};

const stretchOf = (order: Order): { from?: number | undefined; to?: number | undefined } => {
  switch (order.operation) {
    case 'replace':
    case 'sample':
    case 'vocals':
    case 'instrumental':
    case 'acapella':
    case 'persona':
      return order.values;
    default:
      return {};
  }
};

/** What of the table an order needs beside the entry of its own name. */
const entriesFor = (order: Order): (keyof Places)[] => {
  switch (order.operation) {
    case 'stems':
      return order.values.parts === 'all' ? ['allStems'] : [];
    case 'extend':
      return order.source?.operation === 'upload' ? ['extendUpload'] : [];
    case 'custom':
      return order.persona === undefined ? [] : [order.persona.vox ? 'voxPersonaSong' : 'personaSong'];
    case 'persona':
      return order.values.from === undefined && order.values.to === undefined ? [] : ['acapella'];
    default:
      return [];
  }
};
