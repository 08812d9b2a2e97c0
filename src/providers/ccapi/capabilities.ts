import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';
import { customFields, sliderFields } from '../shared/field-sets.js';
import { earlyModels, models } from './models.js';

/** All inferred from docs.musicapi.ai, except the title, which is the limit of Suno's own form. */
const limits = (model: Model): TextLimits => {
  const early = earlyModels.has(model);
  return { prompt: 400, lyrics: early ? 3000 : 5000, style: early ? 200 : 1000, title: 80 };
};

const inferred = (fields: readonly string[], offered = models): Capability => ({
  models: offered,
  fields,
  limits,
  unconfirmed: 'CCAPI publishes UPSAMPLE_TAGS alone; this action code and its body are inferred',
});

/** What CCAPI's menu of Suno entries offers (docs.ccapi.ai, "Upsample Tags", 2026-03-27); it marks personas as unavailable. */
export const capabilities: Capabilities = {
  operations: {
    song: inferred(['prompt', 'instrumental', 'model']),
    custom: inferred([...customFields, 'model', ...sliderFields]),
    sounds: {
      ...inferred(['prompt', 'loop', 'tempo', 'musicalKey', 'model']),
      // docs.sunoapi.org, generate sounds.
      limits: (model) => ({ ...limits(model), prompt: 500 }),
    },
    lyrics: inferred(['prompt']),
    // The only entry with a page: code and body are as published.
    style: { models, fields: ['prompt'], limits },
    upload: inferred(['audio', 'title']),
    extend: inferred(['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: inferred(['style', 'audioWeight', 'title', 'lyrics', 'model']),
    stems: inferred(['parts']),
    // The two versions that OpenAI-HK's page names for the same call.
    remaster: inferred(['variation', 'model'], ['v5', 'v4.5+']),
    whole: inferred([]),
    replace: inferred(['from', 'to', 'section', 'style']),
    sample: inferred(['from', 'to', 'lyrics', 'style', 'model']),
    vocals: inferred(['lyrics', 'style', 'title', 'from', 'to']),
    instrumental: inferred(['style', 'title', 'from', 'to']),
    acapella: inferred(['from', 'to']),
    mashup: inferred(['other', 'lyrics', 'style', 'title', 'model']),
    karaoke: inferred([]),
    wav: inferred([]),
    video: inferred([]),
    midi: inferred([]),
    bpm: inferred([]),
  },
  // Not published; fifty task ids are a small request.
  batch: 50,
  // No interval is published; new-api, whose task record CCAPI shows, polls its own upstream every 15 s.
  pollInterval: { firstMs: 20_000, everyMs: 10_000 },
  // "Reference price: Free" (page, Billing); it names no other.
  prices: { style: 0 },
  // "Failed tasks are auto-refunded" (page, Billing).
  chargeOfFailure: 'none',
  usualSeconds: 120,
};
