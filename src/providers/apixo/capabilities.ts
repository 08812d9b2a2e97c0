import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';

/** Suno's versions as APIXO spells them in `input.mode` (APIXO page "Suno", mode options). */
export const spellings: Partial<Record<Model, string>> = {
  v5: 'V5',
  'v4.5+': 'V4_5PLUS',
  'v4.5-all': 'V4_5ALL',
  'v4.5': 'V4_5',
  v4: 'V4',
};

/** The most characters of a description (APIXO page "Suno", prompt length limits). */
export const longestPrompt = 500;

const models: readonly Model[] = ['v5', 'v4.5+', 'v4.5-all', 'v4.5', 'v4'];

/** As the page lists them; the limit of a title stands in its English edition alone. */
const limits = (model: Model): TextLimits => {
  const early = model === 'v4';
  return { prompt: longestPrompt, lyrics: early ? 3000 : 5000, style: early ? 200 : 1000, title: 80 };
};

const offer = (...fields: string[]): Capability => ({ models, fields, limits });

/** What APIXO's page "Suno" offers: songs alone, whose tracks have no ids that anything could go on from. */
export const capabilities: Capabilities = {
  operations: {
    song: offer('prompt', 'instrumental', 'model'),
    custom: offer(
      'lyrics',
      'style',
      'title',
      'instrumental',
      'voice',
      'excludedStyle',
      'model',
      'styleWeight',
      'weirdness',
    ),
  },
  callbacks: true,
  // The status call takes one task.
  batch: 1,
  // "Submit task, wait 45 seconds, then poll every 5 seconds" (page, tips).
  pollInterval: { firstMs: 45_000, everyMs: 5_000 },
  // Nothing is published about refunds.
  chargeOfFailure: 'unknown',
  // "Average ~60-90 seconds" (page, tips).
  usualSeconds: 75,
};
