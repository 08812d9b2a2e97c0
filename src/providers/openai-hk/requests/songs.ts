import { type Model, type OperationValues, type OrderPersona, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { OrderFor } from '../../shared/order.js';
import { coverModel, coverModels, spellings } from '../models.js';
import { customMetadata } from './metadata.js';

type Body = Record<string, unknown>;

/** UC-1; UC-4 for an instrumental. */
export const songBody = ({ model, values }: OrderFor<'song'>): Body => {
  const { prompt, instrumental } = values;
  const noVocals = instrumental ? { prompt: '', make_instrumental: true } : {};
  return { gpt_description_prompt: prompt, mv: spellings[model], ...noVocals };
};

/** UC-2, UC-3 and UC-15.A; UC-9.C and UC-21.D for a song by a persona. */
export const customBody = ({ model, values, persona }: OrderFor<'custom'>): Body => {
  if (persona !== undefined) return personaSongBody(model, values, persona);
  return { ...ownSongBody(values), mv: spellings[model] };
};

/** A persona from a voice sings by the task `vox`, which only v5 has; with the other models it works like any persona. */
const personaSongBody = (model: Model, values: OperationValues<'custom'>, persona: OrderPersona): Body => {
  const byVoice = persona.vox && !coverModels.includes(model);
  const lyrics = values.instrumental ? '' : (firstText(values.lyrics) ?? '');
  return {
    ...customFieldsBody(values, lyrics),
    mv: spellings[byVoice ? 'v5' : coverModel(model)],
    task: byVoice ? 'vox' : 'artist_consistency',
    persona_id: persona.personaId,
    artist_clip_id: persona.clipId,
  };
};

const ownSongBody = (values: OperationValues<'custom'>): Body => {
  const instrumental = values.instrumental ?? false;
  const lyrics = firstText(values.lyrics);
  // UC-3: an empty prompt is an instrumental. A song with vocals and without lyrics is ordered by UC-1, which writes them.
  if (!instrumental && lyrics === undefined) {
    const title = firstText(values.title);
    const name = title === undefined ? 'A song.' : `A song called “${title}”.`;
    const style = firstText(values.style);
    const description = style === undefined ? name : `${name} Style: ${style}`;
    return { gpt_description_prompt: shorten(description, 500), metadata: customMetadata(values) };
  }
  return customFieldsBody(values, instrumental ? '' : (lyrics ?? ''));
};

const customFieldsBody = (values: OperationValues<'custom'>, lyrics: string): Body => ({
  prompt: lyrics,
  generation_type: 'TEXT',
  tags: values.style ?? '',
  negative_tags: values.excludedStyle ?? '',
  title: values.title ?? '',
  ...(values.instrumental ? { make_instrumental: true } : {}),
  metadata: customMetadata(values),
});
