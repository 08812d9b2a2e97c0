import type { Contract } from '../contract.js';

const field = 'mv';
/** The first and the last by the page, which is why the first comes first; the others as most resellers have them. */
const all = {
  v4: 'chirp-v4',
  v5: 'chirp-crow',
  'v4.5+': 'chirp-bluejay',
  'v4.5': 'chirp-auk',
  'v3.5': 'chirp-v3-5',
};
/** A sister gateway binds these. */
const covering = { v4: 'chirp-v4', 'v4.5+': 'chirp-bluejay', 'v4.5': 'chirp-auk' };
const fromV4 = { v5: 'chirp-crow', 'v4.5+': 'chirp-bluejay', 'v4.5': 'chirp-auk', v4: 'chirp-v4' };
const painting = { 'v4.5+': 'chirp-bluejay', v5: 'chirp-crow' };

/** How new-api spells the models, for all that lets people choose one. */
export const models: NonNullable<Contract['models']> = {
  song: { field, spellings: all },
  custom: { field, spellings: all },
  extend: { field, spellings: all },
  cover: { field, spellings: covering },
  remaster: { field: 'model_name', spellings: { v5: 'chirp-carp', 'v4.5+': 'chirp-bass' } },
  replace: { field, spellings: covering },
  sample: { field, spellings: fromV4 },
  mashup: { field, spellings: fromV4 },
  vocals: { field, spellings: painting },
  instrumental: { field, spellings: painting },
};
