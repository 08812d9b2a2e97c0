import { defineOperation } from './field.js';

/** Adds singing to a track that has none. */
export const vocals = defineOperation({
  name: 'vocals',
  letter: 'v',
  source: 'track',
  yields: 'tracks',
  form: true,
  fields: {
    lyrics: { kind: 'long', limit: 'lyrics', required: true },
    style: { kind: 'text', limit: 'style' },
    title: { kind: 'text', limit: 'title' },
    from: { kind: 'seconds', advanced: true },
    to: { kind: 'seconds', advanced: true },
    model: { kind: 'model', advanced: true },
  },
});
