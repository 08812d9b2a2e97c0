import { defineOperation } from './field.js';

/** Expands a few style keywords to a full description. */
export const style = defineOperation({
  name: 'style',
  letter: 'd',
  source: 'none',
  yields: 'text',
  form: false,
  fields: {
    prompt: { kind: 'long', limit: 'style', required: true },
  },
});
