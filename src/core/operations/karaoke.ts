import { defineOperation } from './field.js';

/** The timed lyrics of a track. */
export const karaoke = defineOperation({
  name: 'karaoke',
  letter: 'K',
  source: 'track',
  yields: 'words',
  form: false,
  fields: {},
});
