import type { Model, OrderPersona } from '../../../core/index.js';
import { type OperationValues, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { coverModels, limits, spellings } from '../capabilities.js';
import type { Places } from '../endpoints.js';
import { clipIdIn } from '../tickets.js';
import type { OrderFor } from './request.js';

/** The inspiration mode (page, example 1); `make_instrumental` is "required" there and only missing in the example. */
export const songBody = ({ model, values }: OrderFor<'song'>): Record<string, unknown> => ({
  gpt_description_prompt: values.prompt,
  mv: spellings[model],
  make_instrumental: values.instrumental ?? false,
});

/** The custom mode (page, example 2), and a song by a persona, as a sister gateway has it. */
export const customBody = (
  { model, values, persona }: OrderFor<'custom'>,
  table: Places,
): Record<string, unknown> => {
  if (persona !== undefined) return personaBody(model, values, persona, table);
  return { ...ownBody(values, model), mv: spellings[model] };
};

/** A voice of a stretch sings by `vox`, which only v5 does; with the other models it is a persona as any. */
const personaBody = (
  model: Model,
  values: OperationValues<'custom'>,
  persona: OrderPersona,
  table: Places,
): Record<string, unknown> => {
  const byVoice = persona.vox && model === 'v5';
  const sings: Model = byVoice || coverModels.includes(model) ? model : 'v4.5+';
  return {
    ...ownWords(values, firstText(values.lyrics) ?? ''),
    mv: spellings[sings],
    task: byVoice ? table.voxPersonaSong : table.personaSong,
    persona_id: persona.personaId,
    artist_clip_id: clipIdIn(persona.clipId),
  };
};

/** Who wants singing and brings no words gets them written by the inspiration mode. */
const ownBody = (values: OperationValues<'custom'>, model: Model): Record<string, unknown> => {
  const lyrics = firstText(values.lyrics);
  if (values.instrumental || lyrics !== undefined) return ownWords(values, lyrics ?? '');
  const title = firstText(values.title);
  const style = firstText(values.style);
  const named = title === undefined ? 'A song.' : `A song called “${title}”.`;
  return {
    gpt_description_prompt: shorten(
      style === undefined ? named : `${named} Style: ${style}`,
      limits(model).prompt,
    ),
    negative_tags: firstText(values.excludedStyle),
    make_instrumental: false,
    metadata: settingsOf(values),
  };
};

const ownWords = (values: OperationValues<'custom'>, lyrics: string): Record<string, unknown> => {
  const instrumental = values.instrumental ?? false;
  return {
    prompt: instrumental ? '' : lyrics,
    tags: values.style,
    title: values.title,
    negative_tags: firstText(values.excludedStyle),
    make_instrumental: instrumental,
    metadata: settingsOf(values),
  };
};

/** Voice and sliders as Suno itself takes them; a page of the same site has them, stock builds leave them out. */
const settingsOf = ({
  voice,
  styleWeight,
  weirdness,
}: OperationValues<'custom'>): Record<string, unknown> | undefined =>
  slidersOf(
    { style_weight: styleWeight, weirdness_constraint: weirdness },
    voice === undefined ? {} : { vocal_gender: voice === 'female' ? 'f' : 'm' },
  );

/** The `metadata` of what is set; undefined when nothing is. */
export const slidersOf = (
  weights: Record<string, number | undefined>,
  more: Record<string, unknown> = {},
): Record<string, unknown> | undefined => {
  const set = Object.entries(weights).filter(([, weight]) => weight !== undefined);
  const sliders =
    set.length === 0
      ? {}
      : { control_sliders: Object.fromEntries(set), can_control_sliders: set.map(([name]) => name) };
  const metadata = { ...sliders, ...more };
  return Object.keys(metadata).length === 0 ? undefined : { create_mode: 'custom', ...metadata };
};
