import type { TimedWord } from './product.js';

/** The timed lyrics as an LRC file: one line each, preceded by `[mm:ss.cc]`. */
export const lyricsFile = (title: string, words: readonly TimedWord[]): string =>
  [
    `[ti:${title.replace(/[\r\n\]]/g, ' ')}]`,
    ...linesOf(words).map((line) => `[${stamp(line.from)}]${line.text}`),
    '',
  ].join('\n');

/** Joins timed words to lines, for gateways that time each word: a line ends where a word contains a line break. */
export const linesOf = (words: readonly TimedWord[]): TimedWord[] => {
  const lines: TimedWord[] = [];
  let open: TimedWord | undefined;
  for (const word of words) {
    const text = word.text.replace(/\[[^\]]*\]/g, ' ');
    const pieces = text.split('\n');
    pieces.forEach((piece, index) => {
      if (index > 0 && open !== undefined) {
        lines.push(open);
        open = undefined;
      }
      if (piece.trim() === '') return;
      open =
        open === undefined
          ? { text: piece.trim(), from: word.from, to: word.to }
          : { text: `${open.text} ${piece.trim()}`, from: open.from, to: word.to };
    });
  }
  return open === undefined ? lines : [...lines, open];
};

const stamp = (seconds: number): string => {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(hundredths / 6000))}:${pad(Math.floor(hundredths / 100) % 60)}.${pad(hundredths % 100)}`;
};
