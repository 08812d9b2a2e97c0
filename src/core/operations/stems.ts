import { defineOperation } from './field.js';

/** The voices of a track, each by itself: vocals and instrumental, or all twelve kinds. */
export const stems = defineOperation({
  name: 'stems',
  letter: 's',
  source: 'track',
  yields: 'tracks',
  button: 3,
  form: true,
  fields: {
    parts: { kind: 'choice', choices: ['two', 'all'], preset: 'two', required: true },
  },
});
