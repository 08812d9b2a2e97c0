import {
  type Model,
  type OperationName,
  type Order,
  type OrderSource,
  shorten,
  type TextLimits,
} from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { limits } from '../capabilities.js';
import type { Places } from '../endpoints.js';

/** One submit: a path and its body; a GET without one. Absent values are not sent. */
export type Work = { path: string; body?: Record<string, unknown> | undefined };

/** The orders for one or several operations. */
export type OrderFor<N extends OperationName> = Extract<Order, { operation: N }>;

/** What a body is made from: the tracks an order starts from, which throw when they were forgotten, and the table. */
export type Workshop = { source: () => OrderSource; other: () => OrderSource; table: Places };

type Texts = { lyrics?: string | undefined; style?: string | undefined; title?: string | undefined };

/** Words, style and title; what is not given is the source's, but for the words, and short enough for the model. */
export const textsFrom = (
  model: Model,
  { lyrics, style, title }: Texts,
  source: OrderSource,
): Record<string, unknown> => ({
  prompt: lyrics ?? '',
  tags: fitting(model, 'style', style, source.style),
  title: fitting(model, 'title', title, source.title),
});

/** The first text that says anything, or else none; that of a source was perhaps made for a model that takes more. */
export const fitting = (
  model: Model,
  kind: keyof TextLimits,
  ...candidates: (string | undefined)[]
): string => shorten(firstText(...candidates) ?? '', limits(model)[kind]);

/** An end past the gateway's own length is refused, and our copy may be measured a few hundredths longer. */
export const within = (moment: number, { seconds }: OrderSource): number =>
  seconds > 0 ? Math.min(moment, Math.floor(seconds * 10) / 10) : moment;

/** {@link within} where a stretch without an end runs to the end of the song. */
export const endOf = (to: number | undefined, source: OrderSource): number | undefined =>
  to === undefined && source.seconds <= 0 ? undefined : within(to ?? source.seconds, source);
