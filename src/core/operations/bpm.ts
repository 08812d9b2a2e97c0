import { defineOperation } from './field.js';

/** How fast a track is. */
export const bpm = defineOperation({
  name: 'bpm',
  letter: 'B',
  source: 'track',
  yields: 'tempo',
  form: false,
  fields: {},
});
