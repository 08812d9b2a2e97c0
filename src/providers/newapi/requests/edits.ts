import { type OrderSource, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { OrderFor, Sources } from '../../shared/order.js';
import { limits } from '../capabilities.js';
import type { Endpoints } from '../endpoints.js';
import { remasterSpellings, spellings } from '../models.js';
import { clipIdIn, continuedId } from '../tickets.js';
import { sliderMetadata } from './metadata.js';
import { fitText, textFields } from './texts.js';
import { endWithin, withinSong } from './time-range.js';

type Body = Record<string, unknown>;

/** Page, example 3; an upload is extended by a model name of its own, whatever model is chosen. */
export const extendBody = (
  { model, values }: OrderFor<'extend'>,
  source: OrderSource,
  endpoints: Endpoints,
): Body => {
  const uploaded = source.operation === 'upload';
  return {
    ...textFields(uploaded ? 'v4' : model, values, source),
    mv: uploaded ? endpoints.extendUpload : spellings[model],
    make_instrumental: false,
    continue_clip_id: continuedId(source, endpoints),
    continue_at: values.continueAt,
    task: endpoints.extend,
  };
};

/** Without lyrics the result would be instrumental, and a cover is the same song. */
export const coverBody = (
  { model, values }: OrderFor<'cover'>,
  source: OrderSource,
  endpoints: Endpoints,
): Body => {
  const metadata = sliderMetadata({ audio_weight: values.audioWeight });
  const lyrics = fitText(model, 'lyrics', values.lyrics, source.lyrics);
  return {
    ...textFields(model, { ...values, lyrics }, source),
    generation_type: 'TEXT',
    mv: spellings[model],
    task: endpoints.cover,
    cover_clip_id: clipIdIn(source.clipId),
    metadata: metadata === undefined ? undefined : { ...metadata, is_remix: true },
  };
};

/** All stems. */
export const allStemsBody = (
  { model }: OrderFor<'stems'>,
  source: OrderSource,
  endpoints: Endpoints,
): Body => ({
  prompt: '',
  title: source.title,
  generation_type: 'TEXT',
  mv: spellings[model],
  make_instrumental: true,
  continue_clip_id: continuedId(source, endpoints),
  task: endpoints.allStems,
  stem_task: 'twelve',
  stem_type_group_name: 'Twelve',
  stem_type_id: 91,
});

/** A section as the person set it, with half a minute of the song around it; the old lyrics describe the rest. */
export const replaceBody = (
  { model, values }: OrderFor<'replace'>,
  source: OrderSource,
  endpoints: Endpoints,
): Body => {
  const to = withinSong(values.to, source);
  const lyrics = fitText(model, 'lyrics', source.lyrics, values.section);
  return {
    ...textFields(model, { ...values, lyrics }, source),
    generation_type: 'TEXT',
    mv: spellings[model],
    task: endpoints.replace,
    continue_clip_id: continuedId(source, endpoints),
    continued_aligned_prompt: lyrics,
    infill_context_start_s: Math.max(0, values.from - 30),
    infill_context_end_s: withinSong(to + 30, source),
    infill_start_s: values.from,
    infill_end_s: to,
    infill_dur_s: Math.round((to - values.from) * 100) / 100,
    metadata: { infill_lyrics: values.section },
  };
};

/** A song from a sample of a track. */
export const sampleBody = (
  { model, values }: OrderFor<'sample'>,
  source: OrderSource,
  endpoints: Endpoints,
): Body => ({
  ...textFields(model, values, source),
  generation_type: 'TEXT',
  mv: spellings[model],
  task: endpoints.sample,
  chop_sample_clip_id: clipIdIn(source.clipId),
  chop_sample_start_s: values.from,
  chop_sample_end_s: withinSong(values.to, source),
});

/** Vocals over a track. */
export const vocalsBody = (
  { model, values }: OrderFor<'vocals'>,
  source: OrderSource,
  endpoints: Endpoints,
): Body => ({
  ...textFields(model, values, source),
  mv: spellings[model],
  task: endpoints.vocals,
  overpainting_clip_id: clipIdIn(source.clipId),
  overpainting_start_s: values.from ?? 0,
  overpainting_end_s: endWithin(values.to, source),
  override_fields: ['prompt', 'tags'],
});

/** An accompaniment for a track. */
export const instrumentalBody = (
  { model, values }: OrderFor<'instrumental'>,
  source: OrderSource,
  endpoints: Endpoints,
): Body => ({
  ...textFields(model, values, source),
  mv: spellings[model],
  task: endpoints.instrumental,
  underpainting_clip_id: clipIdIn(source.clipId),
  underpainting_start_s: values.from ?? 0,
  underpainting_end_s: endWithin(values.to, source),
  override_fields: ['prompt', 'tags'],
});

/** A mashup; without lyrics of its own it has those of the first track, because an empty prompt is an instrumental. */
export const mashupBody = (
  { model, values }: OrderFor<'mashup'>,
  sources: Sources,
  endpoints: Endpoints,
): Body => {
  const [first, second] = [sources.source(), sources.other()];
  return {
    prompt: fitText(model, 'lyrics', values.lyrics, first.lyrics, second.lyrics),
    tags: values.style,
    title: firstText(values.title) ?? shorten(`${first.title} x ${second.title}`, limits(model).title),
    generation_type: 'TEXT',
    mv: spellings[model],
    task: endpoints.mashup,
    mashup_clip_ids: [first, second].map(({ clipId }) => clipIdIn(clipId)),
  };
};

/** `is_infill` only after a replaced section (OpenAI-HK suno-scene page, use cases 6.C and 8.C). */
export const wholeBody = ({ clipId, operation }: OrderSource): Body => ({
  clip_id: clipIdIn(clipId),
  is_infill: operation === 'replace',
});

/** Only v5 and later take a variation (OpenAI-HK suno-scene page, use case 20). */
export const remasterBody = ({ model, values }: OrderFor<'remaster'>, { clipId }: OrderSource): Body => ({
  clip_id: clipIdIn(clipId),
  model_name: remasterSpellings[model],
  variation_category: model === 'v4.5+' ? undefined : values.variation,
});
