import {
  type OperationName,
  type Order,
  type OrderSource,
  ProviderError,
  type ProviderId,
} from '../../core/index.js';

/** The orders for one or several operations. */
export type OrderFor<N extends OperationName> = Extract<Order, { operation: N }>;

/** The tracks an order starts from. Each throws `bad_input`, before any call, when the order does not name it. */
export type Sources = {
  source(): OrderSource;
  /** The second track of a mashup. */
  other(): OrderSource;
};

/** A request to a gateway; absent values are not sent, and without a body it is a GET. */
export type GatewayRequest = { path: string; body?: Record<string, unknown> | undefined };

/** Lyrics, style and title, each of which may be missing. */
export type Texts = { lyrics?: string | undefined; style?: string | undefined; title?: string | undefined };

/** The tracks an order starts from. */
export const sourcesOf = (id: ProviderId, order: Order): Sources => ({
  source: () => order.source ?? missing(id, `${order.operation} needs a track to start from`),
  other: () => order.other ?? missing(id, `${order.operation} needs a second track`),
});

/** The error for an operation that the driver does not offer. */
export const notOffered = (id: ProviderId, order: Order): ProviderError =>
  new ProviderError(id, 'cannot', 'no', `${order.operation} is not offered`);

/** Throws, before any call, when a song names a persona that the order does not have. */
export const requirePersona = (id: ProviderId, order: Order): void => {
  if (order.operation === 'custom' && order.values.persona !== undefined && order.persona === undefined)
    missing(id, 'the song names a persona that is missing');
};

const missing = (id: ProviderId, detail: string): never => {
  throw new ProviderError(id, 'bad_input', 'no', detail);
};
