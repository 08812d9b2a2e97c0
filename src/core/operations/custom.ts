import { defineOperation } from './field.js';

/** A song from the person's own lyrics, style and settings. */
export const custom = defineOperation({
  name: 'custom',
  letter: 'k',
  source: 'none',
  yields: 'tracks',
  form: true,
  fields: {
    lyrics: { kind: 'long', limit: 'lyrics' },
    style: { kind: 'text', limit: 'style' },
    title: { kind: 'text', limit: 'title' },
    instrumental: { kind: 'toggle' },
    voice: { kind: 'choice', choices: ['female', 'male'] },
    excludedStyle: { kind: 'text', limit: 'style', advanced: true },
    persona: { kind: 'persona', advanced: true },
    model: { kind: 'model', advanced: true },
    styleWeight: { kind: 'slider', advanced: true },
    weirdness: { kind: 'slider', advanced: true },
  },
});
