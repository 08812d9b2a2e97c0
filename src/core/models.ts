/** The Suno models in the words people use, newest first; drivers map them to each gateway's spelling. */
export const models = ['v5', 'v4.5+', 'v4.5-all', 'v4.5', 'v4', 'v3.5'] as const;

/** One of {@link models}. */
export type Model = (typeof models)[number];

/** How many characters a gateway takes for each text with a given model. */
export type TextLimits = { prompt: number; lyrics: number; style: number; title: number };

/** The smallest of several limits: what is safe wherever the request may go. */
export const narrowest = (limits: readonly TextLimits[]): TextLimits =>
  limits.reduce((a, b) => ({
    prompt: Math.min(a.prompt, b.prompt),
    lyrics: Math.min(a.lyrics, b.lyrics),
    style: Math.min(a.style, b.style),
    title: Math.min(a.title, b.title),
  }));
