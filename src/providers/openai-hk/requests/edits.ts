import { type OrderSource, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { remasterSpellings, spellings, stemModel } from '../capabilities.js';
import type { OrderFor, Origins, Work } from './request.js';

/** UC-10 and UC-14 */
export const stemsWork = ({ values }: OrderFor<'stems'>, { clipId, title }: OrderSource): Work => {
  const all = values.parts === 'all';
  return {
    path: 'generate',
    body: {
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
    },
  };
};

/** UC-20: only v5 and later take a variation. */
export const remasterWork = ({ model, values }: OrderFor<'remaster'>, { clipId }: OrderSource): Work => {
  const category = model === 'v5' ? { variation_category: values.variation } : {};
  return {
    path: 'remaster',
    body: { clip_id: clipId, model_name: remasterSpellings[model], ...category },
  };
};

/** UC-6.C, UC-5.D and UC-8.C: `is_infill` after a replaced section alone. 100 credits; a song's price after an upload. */
export const wholeWork = ({ clipId, operation }: OrderSource): Work => ({
  path: 'whole',
  body: { clip_id: clipId, is_infill: operation === 'replace' },
});

/** UC-17: singing over a track; its style ought to stay the track's own. */
export const vocalsWork = ({ model, values }: OrderFor<'vocals'>, source: OrderSource): Work => ({
  path: 'generate',
  body: {
    mv: spellings[model],
    tags: firstText(values.style, source.style) ?? '',
    title: firstText(values.title, source.title) ?? '',
    overpainting_clip_id: source.clipId,
    overpainting_start_s: values.from ?? 0,
    overpainting_end_s: endWithin(source, values.to),
    task: 'overpainting',
    prompt: values.lyrics,
    override_fields: ['prompt', 'tags'],
  },
});

/** UC-16: an accompaniment under a voice; "it's best to leave the lyrics empty". */
export const instrumentalWork = ({ model, values }: OrderFor<'instrumental'>, source: OrderSource): Work => ({
  path: 'generate',
  body: {
    mv: spellings[model],
    tags: values.style,
    title: firstText(values.title, source.title) ?? '',
    underpainting_clip_id: source.clipId,
    underpainting_start_s: values.from ?? 0,
    underpainting_end_s: endWithin(source, values.to),
    task: 'underpainting',
    prompt: '',
    override_fields: ['prompt', 'tags'],
  },
});

/** UC-24 */
export const sampleWork = ({ model, values }: OrderFor<'sample'>, source: OrderSource): Work => ({
  path: 'generate',
  body: {
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
  },
});

/** UC-22; whoever brings no words hears those of the first song, because an empty prompt is an instrumental. */
export const mashupWork = ({ model, values }: OrderFor<'mashup'>, origins: Origins): Work => {
  const [one, two] = [origins.source(), origins.other()];
  return {
    path: 'generate',
    body: {
      task: 'mashup_condition',
      generation_type: 'TEXT',
      title: firstText(values.title) ?? shorten(`${one.title} x ${two.title}`, 80),
      tags: values.style ?? '',
      negative_tags: '',
      mv: spellings[model],
      prompt: firstText(values.lyrics, one.lyrics, two.lyrics) ?? '',
      mashup_clip_ids: [one.clipId, two.clipId],
    },
  };
};

/** An end past the gateway's own length is refused, and our copy may be measured a few hundredths longer. */
const endWithin = ({ seconds }: OrderSource, to: number | undefined): number | undefined => {
  if (seconds <= 0) return to;
  return Math.min(to ?? seconds, Math.floor(seconds * 10) / 10);
};
