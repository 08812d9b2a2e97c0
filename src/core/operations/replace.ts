import { defineOperation } from './field.js';

/** Re-sings a section of a track with other words. */
export const replace = defineOperation({
  name: 'replace',
  letter: 'p',
  source: 'track',
  yields: 'tracks',
  form: true,
  fields: {
    from: { kind: 'seconds', required: true },
    to: { kind: 'seconds', required: true },
    section: { kind: 'long', limit: 'lyrics', required: true },
    style: { kind: 'text', limit: 'style', advanced: true },
    title: { kind: 'text', limit: 'title', advanced: true },
    method: { kind: 'choice', choices: ['free', 'exact'], advanced: true },
    model: { kind: 'model', advanced: true },
  },
});
