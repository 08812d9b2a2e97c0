/**
 * Characters that a person cannot see although Unicode calls some of them letters or symbols: spaces, direction marks,
 * joiners, fillers (U+3164), selectors, and the blank Braille cell (U+2800).
 */
const invisible = /\s|\p{Cc}|\p{Cf}|\p{Z}|\p{Default_Ignorable_Code_Point}|\u2800/gu;

/** True for a text in which a person sees a letter, a digit, a symbol or an emoji. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{S}]/u.test(text.replace(invisible, ''));

/** True for a text with a letter that a person sees. */
export const hasLetters = (text: string): boolean => /\p{L}/u.test(text.replace(invisible, ''));

/** True for a text that is an address and nothing else. */
export const isLoneLink = (text: string): boolean =>
  /^<?(?:https?:\/\/|www\.)\S+>?$/i.test(text.trim()) || /^[\w-]+(?:\.[\w-]+)+\/\S+$/.test(text.trim());

/** A text as words in lower case with one space between them; punctuation, emoji and invisible characters are gone. */
export const normalize = (text: string): string =>
  text
    .slice(0, 1000)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’‘`´]/g, "'")
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}'&\s-]/gu, ' ')
    .replace(/(?:^|\s)[-']+|[-']+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Letters of Chinese and Japanese. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu;

/** How many words a normalized text has; two letters of Chinese or Japanese count as one word. */
export const countWords = (normalized: string): number => {
  const letters = normalized.match(spaceless)?.length ?? 0;
  const others = normalized
    .replace(spaceless, ' ')
    .split(' ')
    .filter((word) => word !== '').length;
  return others + Math.floor(letters / 2);
};
