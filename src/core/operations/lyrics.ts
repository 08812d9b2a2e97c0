import { defineOperation } from './field.js';

/** Writes lyrics; nothing is sung yet. */
export const lyrics = defineOperation({
  name: 'lyrics',
  letter: 'y',
  source: 'none',
  yields: 'text',
  form: false,
  fields: {
    prompt: { kind: 'long', limit: 'prompt', required: true },
  },
});
