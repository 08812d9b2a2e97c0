/** The language of the page, by its two letters. The server chose it and sent no other catalogue. */
export const language: string = document.documentElement.lang;

/** The time of day as it is written in the page's language. */
export const timeOfDay = (at: Date): string =>
  at.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });

/** A number from 0 to 100 as a percentage in the page's language. */
export const percentOf = (value: number): string =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(value / 100);
