import { columnsOf } from '../../src/bots/telegram/render/keyboard.js';
import { catalogues, sayingsOf } from '../../test/i18n/samples.js';

/** How much room a language needs, in columns; a Chinese or Japanese character takes two. */
export type Length = {
  language: string;
  /** All sentences together. */
  sentences: number;
  /** The mean of the hundred longest words that do not break. */
  words: number;
  /** The longest of them. */
  longest: string;
};

/** Measures every language, the one that needs most room first. */
export const measureLanguages = (): Length[] =>
  Object.entries(catalogues)
    .map(([language, catalogue]) => {
      const texts = sayingsOf(catalogue).map(([, text]) => text);
      const words = [...new Set(texts.flatMap((text) => wordsIn(text, language)))];
      const sizes = words.map((word) => columnsOf(word)).sort((one, other) => other - one);
      const most = sizes.slice(0, 100);
      return {
        language,
        sentences: texts.reduce((sum, text) => sum + columnsOf(text), 0),
        words: most.reduce((sum, size) => sum + size, 0) / most.length,
        longest: words.reduce((best, word) => (columnsOf(word) > columnsOf(best) ? word : best), ''),
      };
    })
    .sort((one, other) => other.sentences - one.sentences);

/** The languages to look at: those with the most and the fewest columns, in sentences and in words. */
export const extremes = (lengths: readonly Length[]): string[] => {
  const byWords = lengths.toSorted((one, other) => other.words - one.words);
  const ends = [lengths[0], byWords[0], lengths.at(-1), byWords.at(-1)];
  return [...new Set(ends.flatMap((end) => (end === undefined ? [] : [end.language])))];
};

const wordsIn = (text: string, language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
