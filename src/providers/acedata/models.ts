import type { Model } from '../../core/index.js';

/**
 * Suno's versions as AceDataCloud spells them in `model`: up to v5 from the API reference (Suno Audios), the later ones from
 * its guide of autumn 2026.
 */
export const spellings: Partial<Record<Model, string>> = {
  v6: 'chirp-v6',
  'v6-wild': 'chirp-v6-wild',
  'v6-mini': 'chirp-v6-mini',
  'v5.5': 'chirp-v5-5',
  v5: 'chirp-v5',
  'v4.5+': 'chirp-v4-5-plus',
  'v4.5': 'chirp-v4-5',
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
};

/** The models that people can choose, the default first: the newest of the vendor's page. */
export const models: readonly Model[] = ['v5', 'v5.5', 'v4.5+', 'v4.5', 'v4', 'v3.5'];

/** The models of new songs; the guide shows the v6 family with `generate` alone. */
export const songModels: readonly Model[] = ['v5', 'v6', 'v6-wild', 'v6-mini', ...models.slice(1)];

/** The models of calls that the vendor's guide shows with v4.5 and later only. */
export const lateModels: readonly Model[] = ['v5', 'v5.5', 'v4.5+', 'v4.5'];

/** The models before v5, which vary nothing on purpose (API reference: "only supported in versions v5 and above"). */
export const withoutVariation: ReadonlySet<Model> = new Set(['v4.5+', 'v4.5', 'v4', 'v3.5']);

/** The models before v4.5: shorter texts and no choice of voice (vendor's MCP server). */
export const earlyModels: ReadonlySet<Model> = new Set(['v3.5', 'v4']);
