import { defineOperation } from './field.js';

/** Keeps the voice and manner of a track for other songs. */
export const persona = defineOperation({
  name: 'persona',
  letter: 'q',
  source: 'track',
  yields: 'persona',
  form: true,
  fields: {
    personaName: { kind: 'text', limit: 'title', required: true },
    description: { kind: 'text', limit: 'style' },
    from: { kind: 'seconds', advanced: true },
    to: { kind: 'seconds', advanced: true },
  },
});
