import type { Contract } from '../contract.js';

const field = 'mv';
/** The first and the last from the page, so the first is the default; the others are those of most resellers. */
const all = {
  v4: 'chirp-v4',
  'v5.5': 'chirp-fenix',
  v5: 'chirp-crow',
  'v4.5+': 'chirp-bluejay',
  'v4.5': 'chirp-auk',
  'v3.5': 'chirp-v3-5',
};
/** The v6 family as Suno's own web API spells it. */
const { v4, ...others } = all;
const songs = { v4, v6: 'chirp-hawk', 'v6-wild': 'chirp-hawk-wild', 'v6-mini': 'chirp-goose', ...others };
/** The models of a sister gateway. */
const covering = { v4: 'chirp-v4', 'v4.5+': 'chirp-bluejay', 'v4.5': 'chirp-auk' };
const fromV4 = { v5: 'chirp-crow', 'v4.5+': 'chirp-bluejay', 'v4.5': 'chirp-auk', v4: 'chirp-v4' };
const painting = { 'v4.5+': 'chirp-bluejay', v5: 'chirp-crow' };

/** The spellings of the models, for every operation that gives a choice. */
export const models: NonNullable<Contract['models']> = {
  song: { field, spellings: songs },
  custom: { field, spellings: songs },
  extend: { field, spellings: all },
  cover: { field, spellings: covering },
  remaster: {
    field: 'model_name',
    spellings: { v5: 'chirp-carp', 'v5.5': 'chirp-flounder', 'v4.5+': 'chirp-bass' },
  },
  replace: { field, spellings: covering },
  sample: { field, spellings: fromV4 },
  mashup: { field, spellings: fromV4 },
  vocals: { field, spellings: painting },
  instrumental: { field, spellings: painting },
};
