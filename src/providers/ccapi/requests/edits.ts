import { type Order, type OrderSource, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { spellings } from '../capabilities.js';
import type { Work } from '../endpoints.js';

type OrderFor<N extends Order['operation']> = Extract<Order, { operation: N }>;

/** A section with other words; `auto_concat` stays off, so that `whole` can join whichever take is liked. */
export const replaceWork = ({ values }: OrderFor<'replace'>, source: OrderSource): Work => ({
  action: 'replace',
  body: {
    clip_id: source.clipId,
    infill_start_s: values.from,
    infill_end_s: values.to,
    prompt: source.lyrics,
    infill_lyrics: values.section,
    tags: firstText(values.style, source.style),
    auto_concat: false,
  },
});

/** A song grown from a snippet. */
export const sampleWork = ({ model, values }: OrderFor<'sample'>, source: OrderSource): Work => ({
  action: 'sample',
  body: {
    mv: spellings[model],
    clip_id: source.clipId,
    chop_sample_start_s: values.from,
    chop_sample_end_s: values.to,
    prompt: values.lyrics ?? '',
    tags: values.style,
  },
});

/** Singing over a clip; its upstream takes uploads of the last 24 hours. */
export const vocalsWork = ({ values }: OrderFor<'vocals'>, source: OrderSource): Work => ({
  action: 'vocals',
  body: {
    clip_id: source.clipId,
    prompt: values.lyrics,
    tags: firstText(values.style, source.style),
    title: firstText(values.title, source.title),
    overpainting_start_s: values.from ?? 0,
    overpainting_end_s: endWithin(source, values.to),
  },
});

/** An accompaniment under a clip, with the same limits. */
export const instrumentalWork = ({ values }: OrderFor<'instrumental'>, source: OrderSource): Work => ({
  action: 'instrumental',
  body: {
    clip_id: source.clipId,
    tags: values.style,
    title: firstText(values.title, source.title),
    underpainting_start_s: values.from ?? 0,
    underpainting_end_s: endWithin(source, values.to),
  },
});

/** Two clips made into one; without words of one's own it sings those of the first. */
export const mashupWork = (
  { model, values }: OrderFor<'mashup'>,
  one: OrderSource,
  two: OrderSource,
): Work => ({
  action: 'mashup',
  body: {
    mv: spellings[model],
    mashup_clip_ids: [one.clipId, two.clipId],
    prompt: firstText(values.lyrics, one.lyrics, two.lyrics) ?? '',
    tags: values.style,
    title: firstText(values.title) ?? shorten(`${one.title} x ${two.title}`, 80),
  },
});

/** An end past the gateway's own length may be refused, and our copy may be measured a few hundredths longer. */
const endWithin = ({ seconds }: OrderSource, to: number | undefined): number | undefined => {
  if (seconds <= 0) return to;
  return Math.min(to ?? seconds, Math.floor(seconds * 10) / 10);
};
