import { defineOperation } from './field.js';

/** Combines two lyrics into one. */
export const mixlyrics = defineOperation({
  name: 'mixlyrics',
  letter: 'z',
  source: 'none',
  yields: 'text',
  form: true,
  fields: {
    lyrics: { kind: 'long', limit: 'lyrics', required: true },
    otherLyrics: { kind: 'long', limit: 'lyrics', required: true },
  },
});
