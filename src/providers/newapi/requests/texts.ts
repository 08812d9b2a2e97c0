import { type Model, type OrderSource, shorten, type TextLimits } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { Texts } from '../../shared/order.js';
import { limits } from '../capabilities.js';

/** Lyrics, style and title within the model's limits; style and title are the source's unless the order sets them. */
export const textFields = (
  model: Model,
  { lyrics, style, title }: Texts,
  source: OrderSource,
): Record<string, unknown> => ({
  prompt: lyrics ?? '',
  tags: fitText(model, 'style', style, source.style),
  title: fitText(model, 'title', title, source.title),
});

/** The first text that is not blank, or an empty one, within the model's limit: the source's may have been written for another model. */
export const fitText = (
  model: Model,
  kind: keyof TextLimits,
  ...candidates: (string | undefined)[]
): string => shorten(firstText(...candidates) ?? '', limits(model)[kind]);
