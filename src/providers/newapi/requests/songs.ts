import { type Model, type OperationValues, type OrderPersona, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { OrderFor } from '../../shared/order.js';
import { limits } from '../capabilities.js';
import type { Endpoints } from '../endpoints.js';
import { coverModels, spellings } from '../models.js';
import { clipIdIn } from '../tickets.js';
import { customMetadata } from './metadata.js';

type Body = Record<string, unknown>;

/** The inspiration mode (page, example 1). The page calls `make_instrumental` "required", though its example leaves it out. */
export const songBody = ({ model, values }: OrderFor<'song'>): Body => ({
  gpt_description_prompt: values.prompt,
  mv: spellings[model],
  make_instrumental: values.instrumental ?? false,
});

/** The custom mode (page, example 2), and a song by a persona, as a sister gateway has it. */
export const customBody = ({ model, values, persona }: OrderFor<'custom'>, endpoints: Endpoints): Body => {
  if (persona !== undefined) return personaSongBody(model, values, persona, endpoints);
  return { ...ownSongBody(values, model), mv: spellings[model] };
};

/** A persona from a voice sings by the task `vox`, which only v5 has; with the other models it works like any persona. */
const personaSongBody = (
  model: Model,
  values: OperationValues<'custom'>,
  persona: OrderPersona,
  endpoints: Endpoints,
): Body => {
  const byVoice = persona.vox && model === 'v5';
  const personaModel: Model = byVoice || coverModels.includes(model) ? model : 'v4.5+';
  return {
    ...customFieldsBody(values, firstText(values.lyrics) ?? ''),
    mv: spellings[personaModel],
    task: byVoice ? endpoints.voxPersonaSong : endpoints.personaSong,
    persona_id: persona.personaId,
    artist_clip_id: clipIdIn(persona.clipId),
  };
};

/** A song with vocals and without lyrics is ordered by the inspiration mode, which writes them. */
const ownSongBody = (values: OperationValues<'custom'>, model: Model): Body => {
  const lyrics = firstText(values.lyrics);
  if (values.instrumental || lyrics !== undefined) return customFieldsBody(values, lyrics ?? '');
  const title = firstText(values.title);
  const style = firstText(values.style);
  const name = title === undefined ? 'A song.' : `A song called “${title}”.`;
  const description = style === undefined ? name : `${name} Style: ${style}`;
  return {
    gpt_description_prompt: shorten(description, limits(model).prompt),
    negative_tags: firstText(values.excludedStyle),
    make_instrumental: false,
    metadata: customMetadata(values),
  };
};

const customFieldsBody = (values: OperationValues<'custom'>, lyrics: string): Body => {
  const instrumental = values.instrumental ?? false;
  return {
    prompt: instrumental ? '' : lyrics,
    tags: values.style,
    title: values.title,
    negative_tags: firstText(values.excludedStyle),
    make_instrumental: instrumental,
    metadata: customMetadata(values),
  };
};
