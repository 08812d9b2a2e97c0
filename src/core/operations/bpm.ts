import { defineOperation } from './field.js';

/** The tempo of a track. */
export const bpm = defineOperation({
  name: 'bpm',
  letter: 'B',
  source: 'track',
  yields: 'tempo',
  form: false,
  fields: {},
});
