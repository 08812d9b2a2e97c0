import type { Model } from '../../core/index.js';

/** Suno's versions as OpenAI-HK spells them in `mv`: the suno-scene page's head, and v5.5 from its own client (2026-05). */
export const spellings: Partial<Record<Model, string>> = {
  'v5.5': 'chirp-fenix',
  v5: 'chirp-crow',
  'v4.5+': 'chirp-bluejay',
  'v4.5-all': 'chirp-auk-turbo',
  'v4.5': 'chirp-auk',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};

/** Suno's versions as remaster spells them in `model_name`: suno-scene page, use case 20, and Suno's own name for v5.5. */
export const remasterSpellings: Partial<Record<Model, string>> = {
  'v5.5': 'chirp-flounder',
  v5: 'chirp-carp',
  'v4.5+': 'chirp-bass',
};

/** The only model that separates stems (suno-scene page, use cases 10 and 14). */
export const stemModel = 'chirp-auk';

/** The only model that replaces a section exactly, a variant of v5 (suno-scene page, use case 8.V2). */
export const exactModel = 'chirp-carp';

/** The models that people can choose, the default first. */
export const models: readonly Model[] = ['v5', 'v5.5', 'v4.5+', 'v4.5-all', 'v4.5', 'v4', 'v3.5'];

/** The models for covers, extended uploads, sections and personas (suno-scene page, use cases 5, 7, 8 and 9). */
export const coverModels: readonly Model[] = ['v4.5+', 'v4.5', 'v4'];

/** The model of calls that give no choice, for their limits alone. */
export const noChoice: readonly Model[] = ['v5'];

/** The model of a persona song or an extended upload: the chosen one where it can, else the newest that can. */
export const coverModel = (model: Model): Model => (coverModels.includes(model) ? model : 'v4.5+');
