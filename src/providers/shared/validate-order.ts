import { type Capabilities, type Order, ProviderError, type ProviderId } from '../../core/index.js';
import { notOffered } from './order.js';

/** Throws, before any call, when the gateway does not offer the operation or the model. */
export const validateOrder = (id: ProviderId, capabilities: Capabilities, order: Order): void => {
  const capability = capabilities.operations[order.operation];
  if (capability === undefined) throw notOffered(id, order);
  // An operation without a choice of model uses the gateway's own, whatever the order says.
  if (capability.fields.includes('model') && !capability.models.includes(order.model)) {
    throw new ProviderError(id, 'cannot', 'no', `${order.operation} is not offered with ${order.model}`);
  }
};
