import type { Model } from '../../core/index.js';

/** Suno's versions as CCAPI spells them in `mv`; inferred from its likely upstream, the page names none. */
export const spellings: Partial<Record<Model, string>> = {
  v5: 'chirp-crow',
  'v4.5+': 'chirp-bluejay',
  'v4.5': 'chirp-auk',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};

/** The models that people can choose, the default first. */
export const models: readonly Model[] = ['v5', 'v4.5+', 'v4.5', 'v4', 'v3.5'];

/** The models before v4.5: shorter texts and no choice of voice. */
export const earlyModels: ReadonlySet<Model> = new Set(['v3.5', 'v4']);
