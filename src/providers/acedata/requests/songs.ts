import type { OrderFor } from '../../shared/order.js';
import { earlyModels } from '../models.js';
import { lyricsFields } from './texts.js';

type Body = Record<string, unknown>;

/** A song from a description. */
export const songBody = ({ values }: OrderFor<'song'>): Body => ({
  custom: false,
  prompt: values.prompt,
  instrumental: values.instrumental ?? false,
});

/** A song from the person's own lyrics (API reference), perhaps by a persona; an early model takes no choice of voice. */
export const customBody = (
  { model, values, persona }: OrderFor<'custom'>,
  excludedStyleField: string,
): Body => {
  const { voice, style, title, instrumental } = values;
  return {
    custom: true,
    ...(instrumental ? { instrumental: true } : lyricsFields(values, false)),
    style,
    title,
    [excludedStyleField]: values.excludedStyle,
    vocal_gender: voice === undefined || earlyModels.has(model) ? undefined : voice === 'female' ? 'f' : 'm',
    style_influence: values.styleWeight,
    weirdness: values.weirdness,
    ...(persona === undefined ? {} : { persona_id: persona.personaId, audio_id: persona.clipId }),
  };
};

/** A sound or a loop. */
export const soundsBody = ({ values }: OrderFor<'sounds'>): Body => ({
  sound: values.prompt,
  sound_type: values.loop ? 'loop' : 'one-shot',
  bpm: values.tempo,
  key: values.musicalKey,
});
