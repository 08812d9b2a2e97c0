import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';
import { customFields, sliderFields } from '../shared/field-sets.js';
import { coverModels, models, noChoice } from './models.js';

/**
 * Lyrics and style from OpenAI-HK's suno-v3 page. No limit is published for a description, where 500 is inferred from
 * other sellers of Suno, nor for a title, where 80 is the limit of Suno's own form.
 */
const limits = (model: Model): TextLimits => {
  const early = model === 'v3.5' || model === 'v4';
  return { prompt: 500, lyrics: early ? 3000 : 5000, style: early ? 200 : 1000, title: 80 };
};

const offer = (offered: readonly Model[], fields: readonly string[]): Capability => ({
  models: offered,
  fields,
  limits,
});

/** The calls of the suno-scene page, with the models it names for each. */
export const capabilities: Capabilities = {
  operations: {
    song: offer(models, ['prompt', 'instrumental', 'model']),
    custom: offer(models, [...customFields, 'persona', 'model', ...sliderFields]),
    // From the suno-v3 page; the suno-scene page does not have lyrics.
    lyrics: offer(noChoice, ['prompt']),
    mixlyrics: {
      ...offer(noChoice, ['lyrics', 'otherLyrics']),
      unconfirmed:
        'OpenAI-HK publishes the body of a lyrics mashup and not its path; the path is that of Suno itself',
    },
    style: offer(noChoice, ['prompt']),
    upload: offer(noChoice, ['audio', 'title']),
    // The page states no rule for extend and shows v3.5; v4.5-all is announced for songs alone.
    extend: offer(
      ['v5', 'v5.5', 'v4.5+', 'v4.5', 'v4', 'v3.5'],
      ['continueAt', 'lyrics', 'style', 'title', 'model'],
    ),
    cover: offer(coverModels, ['style', 'audioWeight', 'title', 'lyrics', 'model']),
    stems: offer(['v4.5'], ['parts']),
    remaster: {
      ...offer(['v5', 'v5.5', 'v4.5+'], ['variation', 'model']),
      unconfirmed:
        'OpenAI-HK publishes the body of a remaster and not its path; the path is that of Suno itself',
    },
    whole: offer(models, []),
    // The exact method always uses a model of its own.
    replace: offer(coverModels, ['from', 'to', 'section', 'style', 'title', 'method', 'model']),
    // Shown with v5; the page names no other model for samples and mashups.
    sample: offer(['v5', 'v4.5+', 'v4.5', 'v4'], ['from', 'to', 'lyrics', 'style', 'title', 'model']),
    mashup: offer(['v5', 'v4.5+', 'v4.5', 'v4'], ['other', 'lyrics', 'style', 'title', 'model']),
    // "Version must be v4.5+ or higher"; the model of the example comes first.
    vocals: offer(['v4.5+', 'v5', 'v5.5'], ['lyrics', 'style', 'title', 'from', 'to', 'model']),
    instrumental: offer(['v4.5+', 'v5', 'v5.5'], ['style', 'title', 'from', 'to', 'model']),
    acapella: offer(noChoice, ['from', 'to']),
    persona: {
      ...offer(noChoice, ['personaName', 'description', 'from', 'to']),
      unconfirmed:
        'OpenAI-HK publishes the body of a new persona and not its path; the path is that of a sister gateway',
    },
    karaoke: offer(noChoice, []),
    wav: offer(noChoice, []),
    video: offer(noChoice, []),
    midi: offer(noChoice, []),
  },
  // A feed request names clips: fifty tickets are usually a hundred clips, one request.
  batch: 50,
  // Its own client polls every 5 s (Dooy/chatgpt-web-midjourney-proxy, src/api/suno.ts); no song is finished before 20 s.
  pollInterval: { firstMs: 20_000, everyMs: 5_000 },
  // "100 credits" where the page says so, and the price of five songs for all stems; it names no price of a song.
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
