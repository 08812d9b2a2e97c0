import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';

/** Suno's versions as OpenAI-HK spells them in `mv` (suno-scene page, head). */
export const spellings: Record<Model, string> = {
  v5: 'chirp-crow',
  'v4.5+': 'chirp-bluejay',
  'v4.5-all': 'chirp-auk-turbo',
  'v4.5': 'chirp-auk',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};

/** Suno's versions as remaster spells them in `model_name` (suno-scene page, use case 20). */
export const remasterSpellings: Partial<Record<Model, string>> = { v5: 'chirp-carp', 'v4.5+': 'chirp-bass' };

/** The only model that separates stems (suno-scene page, use cases 10 and 14). */
export const stemModel = 'chirp-auk';

/**
 * Lyrics and style by OpenAI-HK's suno-v3 page. None is published for a description, 500 is inferred from
 * other sellers of Suno; nor for a title, where 80 is what Suno's own form takes.
 */
const limits = (model: Model): TextLimits => {
  const early = model === 'v3.5' || model === 'v4';
  return { prompt: 500, lyrics: early ? 3000 : 5000, style: early ? 200 : 1000, title: 80 };
};

const offer = (models: readonly Model[], fields: readonly string[]): Capability => ({
  models,
  fields,
  limits,
});

const every: readonly Model[] = ['v5', 'v4.5+', 'v4.5-all', 'v4.5', 'v4', 'v3.5'];

/** What the suno-scene page describes, with the models it binds to each call. */
export const capabilities: Capabilities = {
  operations: {
    song: offer(every, ['prompt', 'instrumental', 'model']),
    custom: offer(every, [
      'lyrics',
      'style',
      'title',
      'instrumental',
      'voice',
      'excludedStyle',
      'model',
      'styleWeight',
      'weirdness',
    ]),
    // The page states no rule for extend and shows v3.5; v4.5-all is announced for songs alone.
    extend: offer(['v5', 'v4.5+', 'v4.5', 'v4', 'v3.5'], ['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: offer(['v4.5+', 'v4.5', 'v4'], ['style', 'audioWeight', 'title', 'lyrics', 'model']),
    stems: offer(['v4.5'], ['parts']),
    remaster: {
      ...offer(['v5', 'v4.5+'], ['variation', 'model']),
      unconfirmed:
        'OpenAI-HK publishes the body of a remaster and not its path; the path is that of Suno itself',
    },
    whole: offer(every, []),
  },
  // A feed request names clips: twenty tickets are forty of them as a rule.
  batch: 20,
  rhythm: { firstMs: 20_000, everyMs: 10_000 },
  // Nothing is published about refunds.
  chargeOfFailure: 'unknown',
  usualSeconds: 120,
};
