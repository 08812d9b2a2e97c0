import { defineOperation } from './field.js';

/** An audio of one's own, as a track to go on from. */
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
