import type { Model } from '../../core/index.js';

/**
 * Suno's versions as `mv` spells them: v4 and v3.5 from the page, up to v5 from other resellers (rixapi), and the later ones
 * as Suno's own web API has them (2026-09).
 */
export const spellings: Partial<Record<Model, string>> = {
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
  'v4.5': 'chirp-auk',
  'v4.5+': 'chirp-bluejay',
  v5: 'chirp-crow',
  'v5.5': 'chirp-fenix',
  v6: 'chirp-hawk',
  'v6-wild': 'chirp-hawk-wild',
  'v6-mini': 'chirp-goose',
};

/** Suno's versions as a remaster spells them in `model_name` (OpenAI-HK suno-scene page, use case 20). */
export const remasterSpellings: Partial<Record<Model, string>> = {
  'v5.5': 'chirp-flounder',
  v5: 'chirp-carp',
  'v4.5+': 'chirp-bass',
};

/** The models that people can choose. Only v4 and v3.5 are on the page: v4 is the default, as every reseller has it. */
export const models: readonly Model[] = ['v4', 'v5.5', 'v5', 'v4.5+', 'v4.5', 'v3.5'];

/** The models of new songs. */
export const songModels: readonly Model[] = ['v4', 'v6', 'v6-wild', 'v6-mini', ...models.slice(1)];

/** The models of covers, replaced sections and personas (OpenAI-HK suno-scene page). */
export const coverModels: readonly Model[] = ['v4', 'v4.5+', 'v4.5'];

/** The model of calls that give no choice, for their limits alone. */
export const noChoice: readonly Model[] = ['v5'];
