import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';
import { ownWords, weights } from '../shared/field-sets.js';

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

/** The only model that replaces a section exactly, a kind of v5 (suno-scene page, use case 8.V2). */
export const exactModel = 'chirp-carp';

/** The models for covers, extended uploads, sections and personas (suno-scene page, use cases 5, 7, 8 and 9). */
export const coverModels: readonly Model[] = ['v4.5+', 'v4.5', 'v4'];

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
/** Of calls that have no choice of model, for their limits alone. */
const any: readonly Model[] = ['v5'];

/** What the suno-scene page describes, with the models it binds to each call. */
export const capabilities: Capabilities = {
  operations: {
    song: offer(every, ['prompt', 'instrumental', 'model']),
    custom: offer(every, [...ownWords, 'persona', 'model', ...weights]),
    // By the suno-v3 page; the suno-scene page leaves lyrics out.
    lyrics: offer(any, ['prompt']),
    mixlyrics: {
      ...offer(any, ['lyrics', 'otherLyrics']),
      unconfirmed:
        'OpenAI-HK publishes the body of a lyrics mashup and not its path; the path is that of Suno itself',
    },
    style: offer(any, ['prompt']),
    upload: offer(any, ['audio', 'title']),
    // The page states no rule for extend and shows v3.5; v4.5-all is announced for songs alone.
    extend: offer(['v5', 'v4.5+', 'v4.5', 'v4', 'v3.5'], ['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: offer(coverModels, ['style', 'audioWeight', 'title', 'lyrics', 'model']),
    stems: offer(['v4.5'], ['parts']),
    remaster: {
      ...offer(['v5', 'v4.5+'], ['variation', 'model']),
      unconfirmed:
        'OpenAI-HK publishes the body of a remaster and not its path; the path is that of Suno itself',
    },
    whole: offer(every, []),
    // The exact method has a model of its own, whatever is chosen.
    replace: offer(coverModels, ['from', 'to', 'section', 'style', 'title', 'method', 'model']),
    // Shown with v5; the page binds no other model to samples and mashups.
    sample: offer(['v5', 'v4.5+', 'v4.5', 'v4'], ['from', 'to', 'lyrics', 'style', 'title', 'model']),
    mashup: offer(['v5', 'v4.5+', 'v4.5', 'v4'], ['other', 'lyrics', 'style', 'title', 'model']),
    // "Version must be v4.5+ or higher"; the one that is shown comes first.
    vocals: offer(['v4.5+', 'v5'], ['lyrics', 'style', 'title', 'from', 'to', 'model']),
    instrumental: offer(['v4.5+', 'v5'], ['style', 'title', 'from', 'to', 'model']),
    acapella: offer(any, ['from', 'to']),
    persona: {
      ...offer(any, ['personaName', 'description', 'from', 'to']),
      unconfirmed:
        'OpenAI-HK publishes the body of a new persona and not its path; the path is that of a sister gateway',
    },
    karaoke: offer(any, []),
    wav: offer(any, []),
    video: offer(any, []),
    midi: offer(any, []),
  },
  // A feed request names clips: fifty tickets are a hundred of them as a rule, one request.
  batch: 50,
  // Its own client asks every 5 s (Dooy/chatgpt-web-midjourney-proxy, src/api/suno.ts); no song is there before 20 s.
  pollInterval: { firstMs: 20_000, everyMs: 5_000 },
  // "100 credits" where the page says so, and five songs for all stems; it names no price of a song.
  prices: {
    allStems: { songs: 5 },
    whole: 100,
    persona: 100,
    wav: 100,
    video: 100,
    midi: 100,
    style: 100,
    acapella: 100,
    mixlyrics: 100,
  },
  // Nothing is published about refunds.
  chargeOfFailure: 'unknown',
  usualSeconds: 120,
};
