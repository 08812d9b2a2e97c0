import { type OperationValues, type Order, type OrderSource, shorten } from '../../core/index.js';
import { firstText } from '../answers.js';
import { remasterSpellings, spellings, stemModel } from './capabilities.js';

/** The one table of paths (suno-scene page); that of `remaster` is inferred, the page leaves it out. */
export const paths = {
  generate: '/sunoapi/generate',
  whole: '/sunoapi/generate/concat',
  remaster: '/suno/generate/upsample',
  feed: '/sunoapi/feed',
};

/** One submit: an entry of {@link paths} and its body. Absent values are not sent, nulls are. */
export type Work = { path: keyof typeof paths; body: Record<string, unknown> };

/** The bodies of the suno-scene page; UC counts its use cases. */
export const workOf = (order: Order, source: () => OrderSource): Work => {
  const mv = spellings[order.model];
  switch (order.operation) {
    case 'song': {
      const { prompt, instrumental } = order.values;
      // UC-1, and UC-4 when nobody is to sing.
      const silent = instrumental ? { prompt: '', make_instrumental: true } : {};
      return { path: 'generate', body: { gpt_description_prompt: prompt, mv, ...silent } };
    }
    case 'custom':
      return { path: 'generate', body: { ...customBody(order.values), mv } };
    case 'extend': {
      const { values } = order;
      const { clipId, style, title } = source();
      // UC-6
      return {
        path: 'generate',
        body: {
          prompt: values.lyrics ?? '',
          tags: firstText(values.style, style) ?? '',
          mv,
          title: firstText(values.title, title) ?? '',
          continue_clip_id: clipId,
          continue_at: values.continueAt,
          task: 'extend',
        },
      };
    }
    case 'cover': {
      const { values } = order;
      const { clipId, lyrics, title } = source();
      const { audioWeight } = values;
      // UC-7, with the metadata of UC-15.B.
      return {
        path: 'generate',
        body: {
          // Without words it would come out instrumental, and a cover is the same song.
          prompt: firstText(values.lyrics, lyrics) ?? '',
          generation_type: 'TEXT',
          tags: values.style,
          negative_tags: '',
          mv,
          title: firstText(values.title, title) ?? '',
          continue_clip_id: null,
          continue_at: null,
          continued_aligned_prompt: null,
          infill_start_s: null,
          infill_end_s: null,
          task: 'cover',
          cover_clip_id: clipId,
          metadata:
            audioWeight === undefined
              ? undefined
              : { create_mode: 'custom', ...sliders({ audio_weight: audioWeight }), is_remix: true },
        },
      };
    }
    case 'stems': {
      const all = order.values.parts === 'all';
      const { clipId, title } = source();
      // UC-10 and UC-14
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
    }
    case 'remaster': {
      const { variation } = order.values;
      // UC-20: only v5 and later take a variation.
      const category = order.model === 'v5' ? { variation_category: variation } : {};
      const model = remasterSpellings[order.model];
      return { path: 'remaster', body: { clip_id: source().clipId, model_name: model, ...category } };
    }
    case 'whole':
      // UC-6.C: true only after a replaced section, which nobody can ask this bot for.
      return { path: 'whole', body: { clip_id: source().clipId, is_infill: false } };
  }
};

const customBody = (values: OperationValues<'custom'>): Record<string, unknown> => {
  const instrumental = values.instrumental ?? false;
  const lyrics = firstText(values.lyrics);
  const metadata = metadataOf(values);
  // UC-3: an empty prompt is an instrumental. Who wants singing and brings no words gets them written by UC-1.
  if (!instrumental && lyrics === undefined) {
    const title = firstText(values.title);
    const named = title === undefined ? 'A song.' : `A song called “${title}”.`;
    const style = firstText(values.style);
    const described = style === undefined ? named : `${named} Style: ${style}`;
    return { gpt_description_prompt: shorten(described, 500), metadata };
  }
  // UC-2 and UC-15.A
  return {
    prompt: instrumental ? '' : lyrics,
    generation_type: 'TEXT',
    tags: values.style ?? '',
    negative_tags: values.excludedStyle ?? '',
    title: values.title ?? '',
    ...(instrumental ? { make_instrumental: true } : {}),
    metadata,
  };
};

const metadataOf = (values: OperationValues<'custom'>): Record<string, unknown> | undefined => {
  const { voice, styleWeight, weirdness } = values;
  const weights: Record<string, number> = {
    ...(weirdness === undefined ? {} : { weirdness_constraint: weirdness }),
    ...(styleWeight === undefined ? {} : { style_weight: styleWeight }),
  };
  if (voice === undefined && Object.keys(weights).length === 0) return undefined;
  return {
    create_mode: 'custom',
    ...(Object.keys(weights).length === 0 ? {} : sliders(weights)),
    ...(voice === undefined ? {} : { vocal_gender: voice === 'female' ? 'f' : 'm' }),
  };
};

/** UC-15: the list names exactly the sliders that are sent. */
const sliders = (weights: Record<string, number>): Record<string, unknown> => ({
  control_sliders: weights,
  can_control_sliders: Object.keys(weights),
});
