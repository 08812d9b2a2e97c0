import { defineOperation } from './field.js';

/** The same song in another style. */
export const cover = defineOperation({
  name: 'cover',
  letter: 'c',
  source: 'track',
  yields: 'tracks',
  button: 2,
  form: true,
  fields: {
    style: { kind: 'text', limit: 'style', required: true },
    audioWeight: { kind: 'slider' },
    title: { kind: 'text', limit: 'title' },
    lyrics: { kind: 'long', limit: 'lyrics' },
    model: { kind: 'model', advanced: true },
  },
});
