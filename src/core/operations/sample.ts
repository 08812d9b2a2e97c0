import { defineOperation } from './field.js';

/** A new song built from a snippet of a track. */
export const sample = defineOperation({
  name: 'sample',
  letter: 'b',
  source: 'track',
  yields: 'tracks',
  form: true,
  fields: {
    from: { kind: 'seconds', required: true },
    to: { kind: 'seconds', required: true },
    lyrics: { kind: 'long', limit: 'lyrics' },
    style: { kind: 'text', limit: 'style' },
    title: { kind: 'text', limit: 'title' },
    model: { kind: 'model', advanced: true },
  },
});
