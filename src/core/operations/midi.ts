import { defineOperation } from './field.js';

/** The notes of a track as a MIDI file. */
export const midi = defineOperation({
  name: 'midi',
  letter: 'M',
  source: 'track',
  yields: 'notes',
  form: false,
  fields: {},
});
