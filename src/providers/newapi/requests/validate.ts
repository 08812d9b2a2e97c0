import { type Order, ProviderError } from '../../../core/index.js';
import { requirePersona } from '../../shared/order.js';
import { validateTimeRange } from '../../shared/time-range.js';
import type { Endpoints } from '../endpoints.js';

const id = 'newapi';

/** Throws, before any call, when an order cannot be right or needs an endpoint that the operator has switched off. */
export const validateRequest = (order: Order, endpoints: Endpoints): void => {
  requirePersona(id, order);
  if (order.operation === 'persona' && order.source?.operation === 'upload')
    throw new ProviderError(id, 'cannot', 'no', 'a persona cannot be made from an upload');
  validateTimeRange(id, order);
  const missing = extraEndpoints(order).find((name) => endpoints[name] === 'off');
  if (missing !== undefined)
    throw new ProviderError(id, 'cannot', 'no', `${order.operation} needs ${missing}, which is switched off`);
};

/** The endpoints an order needs besides the one of its own name. */
const extraEndpoints = (order: Order): (keyof Endpoints)[] => {
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
