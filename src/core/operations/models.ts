/**
 * The Suno models by the names people use, newest first; drivers map them to each gateway's spelling. The v6 family is of
 * 2026-09-09, v5.5 of 2026-03-26 (AceDataCloud, Suno song generation guide, autumn 2026).
 */
export const models = [
  'v6',
  'v6-wild',
  'v6-mini',
  'v5.5',
  'v5',
  'v4.5+',
  'v4.5-all',
  'v4.5',
  'v4',
  'v3.5',
] as const;

/** One of {@link models}. */
export type Model = (typeof models)[number];

/** The longest texts a gateway accepts with a model, in characters. */
export type TextLimits = { prompt: number; lyrics: number; style: number; title: number };
