import {
  type Capabilities,
  type Order,
  type OrderSource,
  ProviderError,
  type ProviderId,
} from '../../core/index.js';

/** Throws before any call when the gateway does not offer what is ordered. */
export const validateOrder = (id: ProviderId, capabilities: Capabilities, order: Order): void => {
  const capability = capabilities.operations[order.operation];
  if (capability === undefined) {
    throw new ProviderError(id, 'cannot', 'no', `${order.operation} is not offered`);
  }
  // Where there is no choice of model, the gateway's own is used whatever the order says.
  if (capability.fields.includes('model') && !capability.models.includes(order.model)) {
    throw new ProviderError(id, 'cannot', 'no', `${order.operation} is not offered with ${order.model}`);
  }
};

/** The track a follow-up starts from; throws before any call when it was forgotten. */
export const sourceOf = (id: ProviderId, order: Order): OrderSource => {
  if (order.source === undefined) {
    throw new ProviderError(id, 'bad_input', 'no', `${order.operation} needs a track to start from`);
  }
  return order.source;
};

/** The second track of a mashup; throws before any call when it was forgotten. */
export const otherOf = (id: ProviderId, order: Order): OrderSource => {
  if (order.other === undefined) {
    throw new ProviderError(id, 'bad_input', 'no', `${order.operation} needs a second track`);
  }
  return order.other;
};
