import { defineOperation } from './field.js';

/** One track from an extension and all that it goes on from. */
export const whole = defineOperation({
  name: 'whole',
  letter: 'w',
  source: 'track',
  yields: 'tracks',
  form: false,
  fields: {},
});
