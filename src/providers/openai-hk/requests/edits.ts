import { type OrderSource, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { OrderFor, Sources } from '../../shared/order.js';
import { coverModel, remasterSpellings, spellings, stemModel } from '../models.js';
import { sliderFields } from './metadata.js';

type Body = Record<string, unknown>;

/** UC-6; UC-5.B for an upload. */
export const extendBody = ({ model, values }: OrderFor<'extend'>, source: OrderSource): Body => {
  const { clipId, style, title, operation } = source;
  const uploaded = operation === 'upload';
  return {
    prompt: values.lyrics ?? '',
    tags: firstText(values.style, style) ?? '',
    ...(uploaded ? { negative_tags: '' } : {}),
    mv: spellings[uploaded ? coverModel(model) : model],
    title: firstText(values.title, title) ?? '',
    continue_clip_id: clipId,
    continue_at: values.continueAt,
    task: uploaded ? 'upload_extend' : 'extend',
  };
};

/** UC-7, with the metadata of UC-15.B; the same body covers an upload. */
export const coverBody = ({ model, values }: OrderFor<'cover'>, source: OrderSource): Body => {
  const { audioWeight } = values;
  return {
    // Without lyrics the result would be instrumental, and a cover is the same song.
    prompt: firstText(values.lyrics, source.lyrics) ?? '',
    generation_type: 'TEXT',
    tags: values.style,
    negative_tags: '',
    mv: spellings[model],
    title: firstText(values.title, source.title) ?? '',
    continue_clip_id: null,
    continue_at: null,
    continued_aligned_prompt: null,
    infill_start_s: null,
    infill_end_s: null,
    task: 'cover',
    cover_clip_id: source.clipId,
    metadata:
      audioWeight === undefined
        ? undefined
        : { create_mode: 'custom', ...sliderFields({ audio_weight: audioWeight }), is_remix: true },
  };
};

/** UC-10 and UC-14. */
export const stemsBody = ({ values }: OrderFor<'stems'>, { clipId, title }: OrderSource): Body => {
  const all = values.parts === 'all';
  return {
    task: 'gen_stem',
    generation_type: 'TEXT',
    title,
    mv: stemModel,
    prompt: '',
    make_instrumental: true,
    continue_clip_id: clipId,
    continued_aligned_prompt: null,
    continue_at: null,
    stem_type_id: 91,
    stem_type_group_name: all ? 'Twelve' : 'Two',
    stem_task: all ? 'twelve' : 'two',
  };
};

/** UC-20: only v5 and later take a variation. */
export const remasterBody = ({ model, values }: OrderFor<'remaster'>, { clipId }: OrderSource): Body => {
  const category = model === 'v5' || model === 'v5.5' ? { variation_category: values.variation } : {};
  return { clip_id: clipId, model_name: remasterSpellings[model], ...category };
};

/** UC-6.C, UC-5.D and UC-8.C: `is_infill` only after a replaced section. 100 credits; a song's price after an upload. */
export const wholeBody = ({ clipId, operation }: OrderSource): Body => ({
  clip_id: clipId,
  is_infill: operation === 'replace',
});

/** UC-17: vocals over a track; its style should stay the track's own. */
export const vocalsBody = ({ model, values }: OrderFor<'vocals'>, source: OrderSource): Body => ({
  mv: spellings[model],
  tags: firstText(values.style, source.style) ?? '',
  title: firstText(values.title, source.title) ?? '',
  overpainting_clip_id: source.clipId,
  overpainting_start_s: values.from ?? 0,
  overpainting_end_s: endWithin(source, values.to),
  task: 'overpainting',
  prompt: values.lyrics,
  override_fields: ['prompt', 'tags'],
});

/** UC-16: an accompaniment for a voice; "it's best to leave the lyrics empty". */
export const instrumentalBody = ({ model, values }: OrderFor<'instrumental'>, source: OrderSource): Body => ({
  mv: spellings[model],
  tags: values.style,
  title: firstText(values.title, source.title) ?? '',
  underpainting_clip_id: source.clipId,
  underpainting_start_s: values.from ?? 0,
  underpainting_end_s: endWithin(source, values.to),
  task: 'underpainting',
  prompt: '',
  override_fields: ['prompt', 'tags'],
});

/** UC-24. */
export const sampleBody = ({ model, values }: OrderFor<'sample'>, source: OrderSource): Body => ({
  task: 'chop_sample_condition',
  generation_type: 'TEXT',
  title: firstText(values.title, source.title) ?? '',
  tags: values.style ?? '',
  negative_tags: '',
  mv: spellings[model],
  prompt: values.lyrics ?? '',
  chop_sample_clip_id: source.clipId,
  chop_sample_start_s: values.from,
  chop_sample_end_s: endWithin(source, values.to),
});

/** UC-22; without lyrics of its own it has those of the first track, because an empty prompt is an instrumental. */
export const mashupBody = ({ model, values }: OrderFor<'mashup'>, sources: Sources): Body => {
  const [first, second] = [sources.source(), sources.other()];
  return {
    task: 'mashup_condition',
    generation_type: 'TEXT',
    title: firstText(values.title) ?? shorten(`${first.title} x ${second.title}`, 80),
    tags: values.style ?? '',
    negative_tags: '',
    mv: spellings[model],
    prompt: firstText(values.lyrics, first.lyrics, second.lyrics) ?? '',
    mashup_clip_ids: [first.clipId, second.clipId],
  };
};

/** An end beyond the gateway's own length is refused, and our copy may measure a few hundredths of a second longer. */
const endWithin = ({ seconds }: OrderSource, to: number | undefined): number | undefined => {
  if (seconds <= 0) return to;
  return Math.min(to ?? seconds, Math.floor(seconds * 10) / 10);
};
