import { defineOperation } from './field.js';

/** A track as an uncompressed file. */
export const wav = defineOperation({
  name: 'wav',
  letter: 'W',
  source: 'track',
  yields: 'file',
  form: false,
  fields: {},
});
