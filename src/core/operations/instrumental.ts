import { defineOperation } from './field.js';

/** Adds an accompaniment to a track that has only a voice. */
export const instrumental = defineOperation({
  name: 'instrumental',
  letter: 'i',
  source: 'track',
  yields: 'tracks',
  form: true,
  fields: {
    style: { kind: 'text', limit: 'style', required: true },
    title: { kind: 'text', limit: 'title' },
    from: { kind: 'seconds', advanced: true },
    to: { kind: 'seconds', advanced: true },
    model: { kind: 'model', advanced: true },
  },
});
