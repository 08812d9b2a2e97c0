import type { Order } from '../../../core/index.js';
import { type GatewayRequest, notOffered } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { spellings } from '../models.js';
import { customInput, songInput } from './songs.js';

/** The request for an order. */
export const requestFor = (order: Order, endpoints: Endpoints): GatewayRequest => ({
  path: endpoints.generate,
  body: {
    ...(order.callbackUrl === undefined
      ? { request_type: 'async' }
      : { request_type: 'callback', callback_url: order.callbackUrl }),
    provider: endpoints.provider,
    input: { mode: spellings[order.model], ...inputFor(order) },
  },
});

const inputFor = (order: Order): Record<string, unknown> => {
  switch (order.operation) {
    case 'song':
      return songInput(order);
    case 'custom':
      return customInput(order);
    default:
      throw notOffered('apixo', order);
  }
};
