import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';

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

/** What CCAPI's menu of Suno entries offers (docs.ccapi.ai, "Upsample Tags", 2026-03-27). */
export const capabilities: Capabilities = {
  operations: {
    song: guessed(['prompt', 'instrumental', 'model']),
    custom: guessed([
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
    extend: guessed(['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: guessed(['style', 'audioWeight', 'title', 'lyrics', 'model']),
    stems: guessed(['parts']),
    // The two versions OpenAI-HK's page names for the same call.
    remaster: guessed(['variation', 'model'], ['v5', 'v4.5+']),
    whole: guessed([]),
  },
  // Not published; one page of task ids stays a small request.
  batch: 50,
  // No interval is published; new-api, whose task record CCAPI shows, looks at its own upstream every 15 s.
  rhythm: { firstMs: 20_000, everyMs: 10_000 },
  // "Failed tasks are auto-refunded" (page, Billing).
  chargeOfFailure: 'none',
  usualSeconds: 120,
};
