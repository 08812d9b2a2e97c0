import { firstText } from '../../shared/json.js';
import type { OrderFor } from '../../shared/order.js';
import { earlyModels, spellings } from '../models.js';

type Body = Record<string, unknown>;

/** A song from a description. */
export const songBody = ({ model, values }: OrderFor<'song'>): Body => ({
  mv: spellings[model],
  custom_mode: false,
  gpt_description_prompt: values.prompt,
  make_instrumental: values.instrumental ?? false,
});

/** A song from the person's own lyrics. */
export const customBody = ({ model, values }: OrderFor<'custom'>): Body => {
  const instrumental = values.instrumental ?? false;
  const lyrics = instrumental ? '' : firstText(values.lyrics);
  return {
    mv: spellings[model],
    custom_mode: true,
    // Lyrics are required unless the song is instrumental or the gateway writes them.
    ...(lyrics === undefined ? { auto_lyrics: true } : { prompt: lyrics }),
    title: values.title,
    tags: values.style,
    negative_tags: values.excludedStyle,
    make_instrumental: instrumental,
    // Only v4.5 and later take a voice; with an earlier model the song would be refused.
    vocal_gender: earlyModels.has(model) ? undefined : genderOf(values.voice),
    style_weight: values.styleWeight,
    weirdness_constraint: values.weirdness,
  };
};

/** A sound or a loop (docs.sunoapi.org, generate sounds). */
export const soundsBody = ({ model, values }: OrderFor<'sounds'>): Body => ({
  mv: spellings[model],
  prompt: values.prompt,
  loop: values.loop ?? false,
  bpm: values.tempo,
  key: values.musicalKey,
});

const genderOf = (voice: 'female' | 'male' | undefined) =>
  voice === undefined ? undefined : voice === 'female' ? 'f' : 'm';
