import { type OrderSource, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { OrderFor, Sources } from '../../shared/order.js';
import { spellings } from '../models.js';

type Body = Record<string, unknown>;

/** Extends a clip, generated or uploaded. */
export const extendBody = ({ model, values }: OrderFor<'extend'>, source: OrderSource): Body => ({
  mv: spellings[model],
  custom_mode: true,
  continue_clip_id: source.clipId,
  continue_at: values.continueAt,
  prompt: values.lyrics ?? '',
  tags: firstText(values.style, source.style),
  title: firstText(values.title, source.title),
});

/** A cover: a clip in another style. */
export const coverBody = ({ model, values }: OrderFor<'cover'>, source: OrderSource): Body => ({
  mv: spellings[model],
  custom_mode: true,
  continue_clip_id: source.clipId,
  // Without lyrics the result would be instrumental, and a cover is the same song.
  prompt: firstText(values.lyrics, source.lyrics) ?? '',
  tags: values.style,
  title: firstText(values.title, source.title),
  audio_weight: values.audioWeight,
});

/** A section with other lyrics; `auto_concat` stays off, so that `whole` can join whichever take is preferred. */
export const replaceBody = ({ values }: OrderFor<'replace'>, source: OrderSource): Body => ({
  clip_id: source.clipId,
  infill_start_s: values.from,
  infill_end_s: values.to,
  prompt: source.lyrics,
  infill_lyrics: values.section,
  tags: firstText(values.style, source.style),
  auto_concat: false,
});

/** A song from a sample of a clip. */
export const sampleBody = ({ model, values }: OrderFor<'sample'>, source: OrderSource): Body => ({
  mv: spellings[model],
  clip_id: source.clipId,
  chop_sample_start_s: values.from,
  chop_sample_end_s: values.to,
  prompt: values.lyrics ?? '',
  tags: values.style,
});

/** Vocals over a clip; the upstream takes uploads of the last 24 hours. */
export const vocalsBody = ({ values }: OrderFor<'vocals'>, source: OrderSource): Body => ({
  clip_id: source.clipId,
  prompt: values.lyrics,
  tags: firstText(values.style, source.style),
  title: firstText(values.title, source.title),
  overpainting_start_s: values.from ?? 0,
  overpainting_end_s: endWithin(source, values.to),
});

/** An accompaniment for a clip, with the same limit. */
export const instrumentalBody = ({ values }: OrderFor<'instrumental'>, source: OrderSource): Body => ({
  clip_id: source.clipId,
  tags: values.style,
  title: firstText(values.title, source.title),
  underpainting_start_s: values.from ?? 0,
  underpainting_end_s: endWithin(source, values.to),
});

/** A mashup of two clips; without lyrics of its own it has those of the first. */
export const mashupBody = ({ model, values }: OrderFor<'mashup'>, sources: Sources): Body => {
  const [first, second] = [sources.source(), sources.other()];
  return {
    mv: spellings[model],
    mashup_clip_ids: [first.clipId, second.clipId],
    prompt: firstText(values.lyrics, first.lyrics, second.lyrics) ?? '',
    tags: values.style,
    title: firstText(values.title) ?? shorten(`${first.title} x ${second.title}`, 80),
  };
};

/** An end beyond the gateway's own length may be refused, and our copy may measure a few hundredths of a second longer. */
const endWithin = ({ seconds }: OrderSource, to: number | undefined): number | undefined => {
  if (seconds <= 0) return to;
  return Math.min(to ?? seconds, Math.floor(seconds * 10) / 10);
};
