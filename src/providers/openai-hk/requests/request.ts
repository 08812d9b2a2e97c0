import type { OperationName, Order, OrderSource } from '../../../core/index.js';
import type { paths } from '../endpoints.js';

/** One submit that makes clips: an entry of the table of paths and its body. Absent values are not sent, nulls are. */
export type Work = { path: keyof typeof paths; body: Record<string, unknown> };

/** The orders for one or several operations. */
export type OrderFor<N extends OperationName> = Extract<Order, { operation: N }>;

/** The tracks an order starts from; both throw before any call when the track was forgotten. */
export type Origins = { source: () => OrderSource; other: () => OrderSource };

/** UC-15: the list names exactly the sliders that are sent. */
export const sliders = (weights: Record<string, number>): Record<string, unknown> => ({
  control_sliders: weights,
  can_control_sliders: Object.keys(weights),
});

/** Seconds as the page writes them, with two digits after the point. */
export const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
