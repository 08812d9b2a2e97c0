import { defineOperation } from './field.js';

const notes = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;

/** The twelve major keys and, with an m, the twelve minor keys. */
const musicalKeys = [...notes, ...notes.map((note) => `${note}m` as const)];

/** A sound effect or a loop. */
export const sounds = defineOperation({
  name: 'sounds',
  letter: 'n',
  source: 'none',
  yields: 'tracks',
  form: false,
  fields: {
    prompt: { kind: 'long', limit: 'prompt', required: true },
    loop: { kind: 'toggle' },
    tempo: { kind: 'number', least: 1, most: 300, advanced: true },
    musicalKey: { kind: 'choice', choices: musicalKeys, advanced: true },
    model: { kind: 'model', advanced: true },
  },
});
