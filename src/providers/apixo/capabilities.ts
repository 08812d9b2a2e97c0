import type { Capabilities, Capability, Model, TextLimits } from '../../core/index.js';
import { customFields, sliderFields } from '../shared/field-sets.js';
import { models } from './models.js';

/** Characters of a description, at most (APIXO page "Suno", prompt length limits). */
export const maxPromptLength = 500;

/** As the page lists them; only its English edition has the limit of a title. */
const limits = (model: Model): TextLimits => {
  const early = model === 'v4';
  return { prompt: maxPromptLength, lyrics: early ? 3000 : 5000, style: early ? 200 : 1000, title: 80 };
};

const offer = (...fields: string[]): Capability => ({ models, fields, limits });

/** What APIXO's page "Suno" offers: songs alone, whose tracks have no ids that an edit could start from. */
export const capabilities: Capabilities = {
  operations: {
    song: offer('prompt', 'instrumental', 'model'),
    custom: offer(...customFields, 'model', ...sliderFields),
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
