/** The language of the page, by its two letters: the server chose it, and sent these words and no others. */
export const language: string = document.documentElement.lang;

/** The time of day as people write it where the page's language is spoken. */
export const timeOfDay = (at: Date): string =>
  at.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });

/** A share of a hundred as it is written in the page's language. */
export const percentOf = (value: number): string =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(value / 100);
