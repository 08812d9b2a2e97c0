import type { Model } from '../../../core/index.js';
import { type OperationValues, type OrderPersona, type OrderSource, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { coverModels, spellings } from '../capabilities.js';
import { type OrderFor, sliders, type Work } from './request.js';

/** UC-1, and UC-4 when nobody is to sing. */
export const songWork = ({ model, values }: OrderFor<'song'>): Work => {
  const { prompt, instrumental } = values;
  const silent = instrumental ? { prompt: '', make_instrumental: true } : {};
  return { path: 'generate', body: { gpt_description_prompt: prompt, mv: spellings[model], ...silent } };
};

/** UC-2, UC-3 and UC-15.A; UC-9.C and UC-21.D when it is sung by a persona. */
export const customWork = ({ model, values, persona }: OrderFor<'custom'>): Work => {
  if (persona !== undefined) return personaWork(model, values, persona);
  return { path: 'generate', body: { ...customBody(values), mv: spellings[model] } };
};

/** UC-6, and UC-5.B when the source is an upload. */
export const extendWork = ({ model, values }: OrderFor<'extend'>, source: OrderSource): Work => {
  const { clipId, style, title, operation } = source;
  const uploaded = operation === 'upload';
  return {
    path: 'generate',
    body: {
      prompt: values.lyrics ?? '',
      tags: firstText(values.style, style) ?? '',
      ...(uploaded ? { negative_tags: '' } : {}),
      mv: spellings[uploaded ? coverModel(model) : model],
      title: firstText(values.title, title) ?? '',
      continue_clip_id: clipId,
      continue_at: values.continueAt,
      task: uploaded ? 'upload_extend' : 'extend',
    },
  };
};

/** UC-7, with the metadata of UC-15.B; an upload is covered by the same body. */
export const coverWork = ({ model, values }: OrderFor<'cover'>, source: OrderSource): Work => {
  const { audioWeight } = values;
  return {
    path: 'generate',
    body: {
      // Without words it would come out instrumental, and a cover is the same song.
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
          : { create_mode: 'custom', ...sliders({ audio_weight: audioWeight }), is_remix: true },
    },
  };
};

/** Personas and uploads are for three models; whoever chose none, or another, gets the newest of them. */
const coverModel = (model: Model): Model => (coverModels.includes(model) ? model : 'v4.5+');

/** A voice of a stretch sings by `vox`, which only v5 does; with the other models it is a persona as any. */
const personaWork = (model: Model, values: OperationValues<'custom'>, persona: OrderPersona): Work => {
  const byVoice = persona.vox && !coverModels.includes(model);
  const lyrics = values.instrumental ? '' : (firstText(values.lyrics) ?? '');
  return {
    path: 'generate',
    body: {
      ...ownWords(values, lyrics),
      mv: spellings[byVoice ? 'v5' : coverModel(model)],
      task: byVoice ? 'vox' : 'artist_consistency',
      persona_id: persona.personaId,
      artist_clip_id: persona.clipId,
    },
  };
};

const customBody = (values: OperationValues<'custom'>): Record<string, unknown> => {
  const instrumental = values.instrumental ?? false;
  const lyrics = firstText(values.lyrics);
  // UC-3: an empty prompt is an instrumental. Who wants singing and brings no words gets them written by UC-1.
  if (!instrumental && lyrics === undefined) {
    const title = firstText(values.title);
    const named = title === undefined ? 'A song.' : `A song called “${title}”.`;
    const style = firstText(values.style);
    const described = style === undefined ? named : `${named} Style: ${style}`;
    return { gpt_description_prompt: shorten(described, 500), metadata: metadataOf(values) };
  }
  return ownWords(values, instrumental ? '' : (lyrics ?? ''));
};

const ownWords = (values: OperationValues<'custom'>, lyrics: string): Record<string, unknown> => ({
  prompt: lyrics,
  generation_type: 'TEXT',
  tags: values.style ?? '',
  negative_tags: values.excludedStyle ?? '',
  title: values.title ?? '',
  ...(values.instrumental ? { make_instrumental: true } : {}),
  metadata: metadataOf(values),
});

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
