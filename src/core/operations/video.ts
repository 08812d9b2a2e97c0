import { defineOperation } from './field.js';

/** A track as a video. */
export const video = defineOperation({
  name: 'video',
  letter: 'V',
  source: 'track',
  yields: 'file',
  form: false,
  fields: {},
});
