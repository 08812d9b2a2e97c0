import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';
import { ownWords, weights } from '../shared/field-sets.js';

/** Suno's versions as CCAPI spells them in `mv`; inferred from its likely upstream, the page names none. */
export const spellings: Partial<Record<Model, string>> = {
  v5: 'chirp-crow',
  'v4.5+': 'chirp-bluejay',
  'v4.5': 'chirp-auk',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};

const models: readonly Model[] = ['v5', 'v4.5+', 'v4.5', 'v4', 'v3.5'];

/** All inferred from docs.musicapi.ai, except the title, which is what Suno's own form takes. */
const limits = (model: Model): TextLimits => {
  const early = model === 'v3.5' || model === 'v4';
  return { prompt: 400, lyrics: early ? 3000 : 5000, style: early ? 200 : 1000, title: 80 };
};

const guessed = (fields: readonly string[], offered = models): Capability => ({
  models: offered,
  fields,
  limits,
  unconfirmed: 'CCAPI publishes UPSAMPLE_TAGS alone; this action code and its body are inferred',
});

/** What CCAPI's menu of Suno entries offers (docs.ccapi.ai, "Upsample Tags", 2026-03-27); it marks personas as unavailable. */
export const capabilities: Capabilities = {
  operations: {
    song: guessed(['prompt', 'instrumental', 'model']),
    custom: guessed([...ownWords, 'model', ...weights]),
    sounds: {
      ...guessed(['prompt', 'loop', 'tempo', 'musicalKey', 'model']),
      // docs.sunoapi.org, generate sounds.
      limits: (model) => ({ ...limits(model), prompt: 500 }),
    },
    lyrics: guessed(['prompt']),
    // The one entry with a page: code and body are as published.
    style: { models, fields: ['prompt'], limits },
    upload: guessed(['audio', 'title']),
    extend: guessed(['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: guessed(['style', 'audioWeight', 'title', 'lyrics', 'model']),
    stems: guessed(['parts']),
    // The two versions OpenAI-HK's page names for the same call.
    remaster: guessed(['variation', 'model'], ['v5', 'v4.5+']),
    whole: guessed([]),
    replace: guessed(['from', 'to', 'section', 'style']),
    sample: guessed(['from', 'to', 'lyrics', 'style', 'model']),
    vocals: guessed(['lyrics', 'style', 'title', 'from', 'to']),
    instrumental: guessed(['style', 'title', 'from', 'to']),
    acapella: guessed(['from', 'to']),
    mashup: guessed(['other', 'lyrics', 'style', 'title', 'model']),
    karaoke: guessed([]),
    wav: guessed([]),
    video: guessed([]),
    midi: guessed([]),
    bpm: guessed([]),
  },
  // Not published; one page of task ids stays a small request.
  batch: 50,
  // No interval is published; new-api, whose task record CCAPI shows, looks at its own upstream every 15 s.
  pollInterval: { firstMs: 20_000, everyMs: 10_000 },
  // "Reference price: Free" (page, Billing); it names no other.
  prices: { style: 0 },
  // "Failed tasks are auto-refunded" (page, Billing).
  chargeOfFailure: 'none',
  usualSeconds: 120,
};
