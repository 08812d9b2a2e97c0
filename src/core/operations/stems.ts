import { defineOperation } from './field.js';

/** The parts of a track: vocals and instrumental, or all twelve stems. */
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
