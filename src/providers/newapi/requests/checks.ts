import { type Order, ProviderError, type ProviderId } from '../../../core/index.js';
import { checkTimeRange } from '../../shared/time-range.js';
import type { Places } from '../endpoints.js';

/** Throws before any call when an order cannot be right, or needs what the operator has switched off. */
export const checkParts = (id: ProviderId, order: Order, table: Places): void => {
  const refuse = (detail: string, code: 'bad_input' | 'cannot' = 'bad_input') =>
    new ProviderError(id, code, 'no', detail);
  if (order.operation === 'custom' && order.values.persona !== undefined && order.persona === undefined)
    throw refuse('the voice it was to be sung in was forgotten');
  if (order.operation === 'persona' && order.source?.operation === 'upload')
    throw refuse('a persona cannot be made from an upload', 'cannot');
  checkTimeRange(id, order);
  const missing = entriesFor(order).find((entry) => table[entry] === 'off');
  if (missing !== undefined)
    throw refuse(`${order.operation} needs ${missing}, which is switched off`, 'cannot');
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
