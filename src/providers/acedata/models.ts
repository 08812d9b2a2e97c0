import type { Model } from '../../core/index.js';

/** Suno's versions as AceDataCloud spells them in `model` (API reference, Suno Audios). */
export const spellings: Partial<Record<Model, string>> = {
  v5: 'chirp-v5',
  'v4.5+': 'chirp-v4-5-plus',
  'v4.5': 'chirp-v4-5',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};

/** The models that people can choose, the default first. */
export const models: readonly Model[] = ['v5', 'v4.5+', 'v4.5', 'v4', 'v3.5'];

/** The models of calls that the vendor's guide shows with v4.5 and later only. */
export const lateModels: readonly Model[] = ['v5', 'v4.5+', 'v4.5'];

/** The models before v4.5: shorter texts and no choice of voice (vendor's MCP server). */
export const earlyModels: ReadonlySet<Model> = new Set(['v3.5', 'v4']);
