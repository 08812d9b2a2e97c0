import { defineOperation } from './field.js';

/** Continues a track from a time in it. */
export const extend = defineOperation({
  name: 'extend',
  letter: 'e',
  source: 'track',
  yields: 'tracks',
  button: 1,
  form: true,
  fields: {
    continueAt: { kind: 'seconds', positive: true, required: true },
    lyrics: { kind: 'long', limit: 'lyrics' },
    style: { kind: 'text', limit: 'style' },
    title: { kind: 'text', limit: 'title' },
    model: { kind: 'model', advanced: true },
  },
});
