/** The Suno models in the words people use, newest first; drivers map them to each gateway's spelling. */
export const models = ['v5', 'v4.5+', 'v4.5-all', 'v4.5', 'v4', 'v3.5'] as const;

/** One of {@link models}. */
export type Model = (typeof models)[number];

/** How many characters a gateway takes for each text with a given model. */
export type TextLimits = { prompt: number; lyrics: number; style: number; title: number };
