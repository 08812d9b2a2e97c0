import { defineOperation } from './field.js';

/** The words of a track with the time of each. */
export const karaoke = defineOperation({
  name: 'karaoke',
  letter: 'K',
  source: 'track',
  yields: 'words',
  form: false,
  fields: {},
});
