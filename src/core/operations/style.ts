import { defineOperation } from './field.js';

/** A few style words grown into a full description. */
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
