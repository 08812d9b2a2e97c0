import { defineOperation } from './field.js';

/** Joins an extension with everything it continues. */
export const whole = defineOperation({
  name: 'whole',
  letter: 'w',
  source: 'track',
  yields: 'tracks',
  form: false,
  fields: {},
});
