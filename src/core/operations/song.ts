import { defineOperation } from './field.js';

/** A song from one sentence; the gateway writes the lyrics. */
export const song = defineOperation({
  name: 'song',
  letter: 'g',
  source: 'none',
  yields: 'tracks',
  form: false,
  fields: {
    prompt: { kind: 'long', limit: 'prompt', required: true },
    instrumental: { kind: 'toggle', advanced: true },
    model: { kind: 'model', advanced: true },
  },
});
