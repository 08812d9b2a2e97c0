import type { Model } from '../../core/index.js';

/** Suno's versions as APIXO spells them in `input.mode` (APIXO page "Suno", mode options; V5_5 in its edition of 2026). */
export const spellings: Partial<Record<Model, string>> = {
  'v5.5': 'V5_5',
  v5: 'V5',
  'v4.5+': 'V4_5PLUS',
  'v4.5-all': 'V4_5ALL',
  'v4.5': 'V4_5',
  v4: 'V4',
};

/** The models that people can choose, the default first. */
export const models: readonly Model[] = ['v5', 'v5.5', 'v4.5+', 'v4.5-all', 'v4.5', 'v4'];
