import { defineOperation } from './field.js';

/** Remixes the same performance. */
export const remaster = defineOperation({
  name: 'remaster',
  letter: 'r',
  source: 'track',
  yields: 'tracks',
  button: 4,
  form: true,
  fields: {
    variation: { kind: 'choice', choices: ['subtle', 'normal', 'high'], preset: 'normal', required: true },
    model: { kind: 'model' },
  },
});
