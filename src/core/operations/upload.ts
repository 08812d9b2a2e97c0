import { defineOperation } from './field.js';

/** The person's own audio, as a track to continue from. */
export const upload = defineOperation({
  name: 'upload',
  letter: 'u',
  source: 'none',
  yields: 'tracks',
  form: false,
  fields: {
    audio: { kind: 'link', required: true },
    title: { kind: 'text', limit: 'title' },
  },
});
