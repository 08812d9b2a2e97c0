import { defineOperation } from './field.js';

/** The voice alone, from a section of less than 30 seconds. */
export const acapella = defineOperation({
  name: 'acapella',
  letter: 'o',
  source: 'track',
  yields: 'tracks',
  form: true,
  fields: {
    from: { kind: 'seconds', required: true },
    to: { kind: 'seconds', required: true },
  },
});
