import type { Contract } from '../contract.js';

const field = 'mv';
/** UC-7 and UC-8. */
const covering = { 'v4.5+': 'chirp-bluejay', 'v4.5': 'chirp-auk', v4: 'chirp-v4' };
const fromV4 = { v5: 'chirp-crow', ...covering };
const extending = { v5: 'chirp-crow', 'v5.5': 'chirp-fenix', ...covering, 'v3.5': 'chirp-v3-5' };
/** The head of its page, and v5.5 as its own client has it. */
const all = {
  v5: 'chirp-crow',
  'v5.5': 'chirp-fenix',
  'v4.5+': 'chirp-bluejay',
  'v4.5-all': 'chirp-auk-turbo',
  'v4.5': 'chirp-auk',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};
/** UC-16 and UC-17. */
const painting = { 'v4.5+': 'chirp-bluejay', v5: 'chirp-crow', 'v5.5': 'chirp-fenix' };

/** The spellings of the models, for every operation that gives a choice. */
export const models: NonNullable<Contract['models']> = {
  song: { field, spellings: all },
  custom: { field, spellings: all },
  extend: { field, spellings: extending },
  cover: { field, spellings: covering },
  // UC-20.
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
