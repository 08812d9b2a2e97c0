import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';
import { ownWords, weights } from '../shared/field-sets.js';

/** Suno's versions as AceDataCloud spells them in `model` (API reference, Suno Audios). */
export const spellings: Partial<Record<Model, string>> = {
  v5: 'chirp-v5',
  'v4.5+': 'chirp-v4-5-plus',
  'v4.5': 'chirp-v4-5',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};

/** The models from before v4.5: shorter texts, and no choice of voice (vendor's MCP server). */
export const early: ReadonlySet<Model> = new Set(['v3.5', 'v4']);

/** The most characters of a `prompt` (API reference: "must be less than or equal 200"; newer guides say 500). */
export const longestPrompt = 200;

/** The longest texts; all but the prompt by the vendor's MCP server and the table of errors in its guide ("style … usually 200 … up to 1000"). */
export const limits = (model: Model): TextLimits => {
  const short = early.has(model);
  return {
    prompt: longestPrompt,
    lyrics: short ? 3000 : 5000,
    style: short ? 200 : 1000,
    title: short ? 80 : 100,
  };
};

const every: readonly Model[] = ['v5', 'v4.5+', 'v4.5', 'v4', 'v3.5'];
/** The vendor's guide shows these calls with v4.5 and later only. */
const later: readonly Model[] = ['v5', 'v4.5+', 'v4.5'];

const offer = (fields: readonly string[], models = every): Capability => ({ models, fields, limits });

/** What AceDataCloud's API reference lists as actions of Suno Audios, and the calls of its guides beside them. */
export const capabilities: Capabilities = {
  operations: {
    song: offer(['prompt', 'instrumental', 'model']),
    custom: offer([...ownWords, 'persona', 'model', ...weights]),
    sounds: {
      ...offer(['prompt', 'loop', 'tempo', 'musicalKey'], ['v5']),
      unconfirmed: 'AceDataCloud describes sounds in its guide; the API reference does not list the action',
    },
    lyrics: offer(['prompt']),
    mixlyrics: offer(['lyrics', 'otherLyrics']),
    style: offer(['prompt']),
    upload: offer(['audio', 'title']),
    extend: offer(['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: offer(['style', 'audioWeight', 'title', 'lyrics', 'model'], ['v5', 'v4.5+', 'v4.5', 'v4']),
    stems: offer(['parts']),
    // "Only supports v4.5+ and v5" (guide).
    remaster: offer(['variation', 'model'], ['v5', 'v4.5+']),
    whole: offer([]),
    replace: {
      ...offer(['from', 'to', 'section', 'style', 'title', 'model'], ['v5', 'v4.5+', 'v4.5', 'v4']),
      unconfirmed: "AceDataCloud's guide and its own client disagree on the field that holds the new words",
    },
    sample: offer(['from', 'to', 'lyrics', 'style', 'title', 'model'], later),
    vocals: offer(['lyrics', 'style', 'title', 'from', 'to', 'model'], later),
    instrumental: offer(['style', 'title', 'from', 'to', 'model'], later),
    acapella: offer(['from', 'to']),
    mashup: offer(['other', 'lyrics', 'style', 'title', 'model'], later),
    persona: offer(['personaName', 'description', 'from', 'to']),
    karaoke: offer([]),
    wav: offer([]),
    video: offer([]),
    midi: offer([]),
  },
  callbacks: true,
  // "Up to 50" (vendor's MCP server).
  batch: 50,
  // The vendor's MCP server asks every 15 s, its web client every 5 s.
  pollInterval: { firstMs: 15_000, everyMs: 10_000 },
  // The guide's prices; what an answer says under `cost` goes before them.
  prices: { song: 0.56, sounds: 0.112, upload: 0.06 },
  // Promised for failed uploads alone.
  chargeOfFailure: 'unknown',
  usualSeconds: 120,
};
