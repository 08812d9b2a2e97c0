import type { Contract } from '../contract.js';

const field = 'mv';
/** Inferred from its likely upstream. */
const all = {
  v5: 'chirp-crow',
  'v4.5+': 'chirp-bluejay',
  'v4.5': 'chirp-auk',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};

/** The spellings of the models, for every operation that gives a choice. */
export const models: NonNullable<Contract['models']> = {
  song: { field, spellings: all },
  custom: { field, spellings: all },
  sounds: { field, spellings: all },
  extend: { field, spellings: all },
  cover: { field, spellings: all },
  remaster: { field, spellings: { v5: 'chirp-crow', 'v4.5+': 'chirp-bluejay' } },
  sample: { field, spellings: all },
  mashup: { field, spellings: all },
};
