import type { Model, Order, OrderSource } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { spellings } from '../capabilities.js';
import type { Work } from '../endpoints.js';

type OrderFor<N extends Order['operation']> = Extract<Order, { operation: N }>;

/** A song from a description. */
export const songWork = ({ model, values }: OrderFor<'song'>): Work => ({
  action: 'song',
  body: {
    mv: spellings[model],
    custom_mode: false,
    gpt_description_prompt: values.prompt,
    make_instrumental: values.instrumental ?? false,
  },
});

/** A song from one's own words. */
export const customWork = ({ model, values }: OrderFor<'custom'>): Work => {
  const instrumental = values.instrumental ?? false;
  const lyrics = instrumental ? '' : firstText(values.lyrics);
  return {
    action: 'custom',
    body: {
      mv: spellings[model],
      custom_mode: true,
      // Lyrics are required unless there is no singing or the gateway is to write them.
      ...(lyrics === undefined ? { auto_lyrics: true } : { prompt: lyrics }),
      title: values.title,
      tags: values.style,
      negative_tags: values.excludedStyle,
      make_instrumental: instrumental,
      // Only v4.5 and later take a voice; an older one would refuse the song.
      vocal_gender: early.has(model) ? undefined : genderOf(values.voice),
      style_weight: values.styleWeight,
      weirdness_constraint: values.weirdness,
    },
  };
};

/** A sound or a loop (docs.sunoapi.org, generate sounds). */
export const soundsWork = ({ model, values }: OrderFor<'sounds'>): Work => ({
  action: 'sounds',
  body: {
    mv: spellings[model],
    prompt: values.prompt,
    loop: values.loop ?? false,
    bpm: values.tempo,
    key: values.musicalKey,
  },
});

/** Goes on from a clip, be it made or uploaded. */
export const extendWork = ({ model, values }: OrderFor<'extend'>, source: OrderSource): Work => ({
  action: 'extend',
  body: {
    mv: spellings[model],
    custom_mode: true,
    continue_clip_id: source.clipId,
    continue_at: values.continueAt,
    prompt: values.lyrics ?? '',
    tags: firstText(values.style, source.style),
    title: firstText(values.title, source.title),
  },
});

/** A clip in another style. */
export const coverWork = ({ model, values }: OrderFor<'cover'>, source: OrderSource): Work => ({
  action: 'cover',
  body: {
    mv: spellings[model],
    custom_mode: true,
    continue_clip_id: source.clipId,
    // Without words it would come out instrumental, and a cover is the same song.
    prompt: firstText(values.lyrics, source.lyrics) ?? '',
    tags: values.style,
    title: firstText(values.title, source.title),
    audio_weight: values.audioWeight,
  },
});

const early: ReadonlySet<Model> = new Set(['v3.5', 'v4']);

const genderOf = (voice: 'female' | 'male' | undefined) =>
  voice === undefined ? undefined : voice === 'female' ? 'f' : 'm';
