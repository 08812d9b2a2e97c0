import { defineOperation } from './field.js';

/** Combines two tracks into one. */
export const mashup = defineOperation({
  name: 'mashup',
  letter: 'h',
  source: 'track',
  yields: 'tracks',
  form: true,
  fields: {
    other: { kind: 'track', required: true },
    lyrics: { kind: 'long', limit: 'lyrics' },
    style: { kind: 'text', limit: 'style' },
    title: { kind: 'text', limit: 'title' },
    model: { kind: 'model', advanced: true },
  },
});
