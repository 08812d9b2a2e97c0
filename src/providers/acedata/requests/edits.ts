import { type OrderSource, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { OrderFor, Sources } from '../../shared/order.js';
import { maxPromptLength } from '../capabilities.js';
import { withoutVariation } from '../models.js';
import { fitText, textFields } from './texts.js';

type Body = Record<string, unknown>;

/** Extends a track. The guide requires lyrics unless the result is instrumental. */
export const extendBody = ({ model, values }: OrderFor<'extend'>, source: OrderSource): Body => ({
  continue_at: values.continueAt,
  ...textFields(model, values, source, firstText(source.lyrics) === undefined),
});

/** A cover is the same song: it keeps the lyrics of its source, and without any it is instrumental. */
export const coverBody = ({ model, values }: OrderFor<'cover'>, source: OrderSource): Body => {
  const lyrics = firstText(values.lyrics, source.lyrics);
  return {
    ...textFields(model, { ...values, lyrics }, source, true),
    audio_weight: values.audioWeight,
  };
};

/** "Only supported in versions v5 and above" (API reference, variation_category). */
export const remasterBody = ({ model, values }: OrderFor<'remaster'>): Body => ({
  variation_category: withoutVariation.has(model) ? undefined : values.variation,
});

/** A section with other lyrics. The vendor's client puts them into `lyric`, its guide into `prompt`: both are sent where they fit. */
export const replaceBody = ({ model, values }: OrderFor<'replace'>, source: OrderSource): Body => ({
  custom: true,
  instrumental: false,
  lyric: values.section,
  prompt: values.section.length <= maxPromptLength ? values.section : undefined,
  style: fitText(model, 'style', values.style, source.style),
  title: fitText(model, 'title', values.title, source.title),
  replace_section_start: values.from,
  replace_section_end: values.to,
});

/** A song from a sample of a track. */
export const sampleBody = ({ model, values }: OrderFor<'sample'>, source: OrderSource): Body => ({
  ...textFields(model, values, source, false),
  samples_start: values.from,
  samples_end: endWithin(source, values.to),
});

/** Vocals over a track. */
export const vocalsBody = ({ model, values }: OrderFor<'vocals'>, source: OrderSource): Body => ({
  ...textFields(model, values, source, false),
  overpainting_start: values.from ?? 0,
  overpainting_end: endWithin(source, values.to),
});

/** An accompaniment for a track. */
export const instrumentalBody = ({ model, values }: OrderFor<'instrumental'>, source: OrderSource): Body => ({
  style: values.style,
  title: fitText(model, 'title', values.title, source.title),
  underpainting_start: values.from ?? 0,
  underpainting_end: endWithin(source, values.to),
});

/** A mashup of two tracks; without lyrics the gateway writes them from the style or the titles. */
export const mashupBody = ({ values }: OrderFor<'mashup'>, sources: Sources): Body => {
  const [first, second] = [sources.source(), sources.other()];
  const lyrics = firstText(values.lyrics);
  const style = firstText(values.style);
  return {
    mashup_audio_ids: [first.clipId, second.clipId],
    custom: lyrics !== undefined,
    instrumental: false,
    ...(lyrics === undefined
      ? { prompt: shorten(style ?? `${first.title} meets ${second.title}`, maxPromptLength) }
      : { lyric: lyrics }),
    style,
    title: firstText(values.title),
  };
};

/** The end of a time range, "less than the total duration of the song" (API reference); undefined when that is unknown. */
const endWithin = ({ seconds }: OrderSource, to: number | undefined): number | undefined => {
  if (seconds <= 0) return to;
  const last = Math.max(0, Math.round((seconds - 0.1) * 100) / 100);
  return Math.min(to ?? last, last);
};
