/** The Suno models by the names people use, newest first; drivers map them to each gateway's spelling. */
export const models = ['v5', 'v4.5+', 'v4.5-all', 'v4.5', 'v4', 'v3.5'] as const;

/** One of {@link models}. */
export type Model = (typeof models)[number];

/** The longest texts a gateway accepts with a model, in characters. */
export type TextLimits = { prompt: number; lyrics: number; style: number; title: number };
