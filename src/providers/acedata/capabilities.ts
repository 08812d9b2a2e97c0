import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';
import { customFields, sliderFields } from '../shared/field-sets.js';
import { earlyModels, lateModels, models, songModels } from './models.js';

/** Characters of a `prompt`, at most (API reference: "must be less than or equal 200"; newer guides say 500). */
export const maxPromptLength = 200;

/** All but the prompt from the vendor's MCP server and the table of errors in its guide ("style … usually 200 … up to 1000"). */
export const limits = (model: Model): TextLimits => {
  const early = earlyModels.has(model);
  return {
    prompt: maxPromptLength,
    lyrics: early ? 3000 : 5000,
    style: early ? 200 : 1000,
    title: early ? 80 : 100,
  };
};

const offer = (fields: readonly string[], offered = models): Capability => ({
  models: offered,
  fields,
  limits,
});

/** The actions of Suno Audios in AceDataCloud's API reference, and the calls of its guides. */
export const capabilities: Capabilities = {
  operations: {
    song: offer(['prompt', 'instrumental', 'model'], songModels),
    custom: offer([...customFields, 'persona', 'model', ...sliderFields], songModels),
    sounds: {
      ...offer(['prompt', 'loop', 'tempo', 'musicalKey'], ['v5']),
      unconfirmed: 'AceDataCloud describes sounds in its guide; the API reference does not list the action',
    },
    lyrics: offer(['prompt']),
    mixlyrics: offer(['lyrics', 'otherLyrics']),
    style: offer(['prompt']),
    upload: offer(['audio', 'title']),
    extend: offer(['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: offer(['style', 'audioWeight', 'title', 'lyrics', 'model'], ['v5', 'v5.5', 'v4.5+', 'v4.5', 'v4']),
    stems: offer(['parts']),
    // v4.5+, v5 and v5.5 (guide).
    remaster: offer(['variation', 'model'], ['v5', 'v5.5', 'v4.5+']),
    whole: offer([]),
    replace: {
      ...offer(['from', 'to', 'section', 'style', 'title', 'model'], ['v5', 'v5.5', 'v4.5+', 'v4.5', 'v4']),
      unconfirmed: "AceDataCloud's guide and its own client disagree on the field that holds the new words",
    },
    sample: offer(['from', 'to', 'lyrics', 'style', 'title', 'model'], lateModels),
    vocals: offer(['lyrics', 'style', 'title', 'from', 'to', 'model'], lateModels),
    instrumental: offer(['style', 'title', 'from', 'to', 'model'], lateModels),
    acapella: offer(['from', 'to']),
    mashup: offer(['other', 'lyrics', 'style', 'title', 'model'], lateModels),
    persona: offer(['personaName', 'description', 'from', 'to']),
    karaoke: offer([]),
    wav: offer([]),
    video: offer([]),
    midi: offer([]),
  },
  callbacks: true,
  // "Up to 50" (vendor's MCP server).
  batch: 50,
  // The vendor's MCP server polls every 15 s, its web client every 5 s.
  pollInterval: { firstMs: 15_000, everyMs: 10_000 },
  // The guide's prices; the `cost` in an answer takes precedence.
  prices: { song: 0.56, sounds: 0.112, upload: 0.06 },
  // Refunds are promised for failed uploads alone.
  chargeOfFailure: 'unknown',
  usualSeconds: 120,
};
