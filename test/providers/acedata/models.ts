import type { Contract } from '../contract.js';

const field = 'model';
/** `model` of the API reference; v5.5 and the v6 family of the guide of autumn 2026. */
const later = { v5: 'chirp-v5', 'v5.5': 'chirp-v5-5', 'v4.5+': 'chirp-v4-5-plus', 'v4.5': 'chirp-v4-5' };
const fromV4 = { ...later, v4: 'chirp-v4' };
const all = { ...fromV4, 'v3.5': 'chirp-v3-5' };
const { v5, ...others } = all;
const songs = { v5, v6: 'chirp-v6', 'v6-wild': 'chirp-v6-wild', 'v6-mini': 'chirp-v6-mini', ...others };

/** The spellings of the models, for every operation that gives a choice. */
export const models: NonNullable<Contract['models']> = {
  song: { field, spellings: songs },
  custom: { field, spellings: songs },
  extend: { field, spellings: all },
  cover: { field, spellings: fromV4 },
  remaster: { field, spellings: { v5: 'chirp-v5', 'v5.5': 'chirp-v5-5', 'v4.5+': 'chirp-v4-5-plus' } },
  replace: { field, spellings: fromV4 },
  sample: { field, spellings: later },
  vocals: { field, spellings: later },
  instrumental: { field, spellings: later },
  mashup: { field, spellings: later },
};
