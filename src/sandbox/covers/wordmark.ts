import { at } from './shapes.js';

/** Letters as strokes on a grid 4 wide and 8 high (base line 6), because a container may have no fonts. */
const letters: Record<string, readonly (readonly number[])[]> = {
  a: [
    [4, 2, 4, 6],
    [4, 3, 3, 2, 1, 2, 0, 3, 0, 5, 1, 6, 3, 6, 4, 5],
  ],
  b: [
    [0, 0, 0, 6],
    [0, 3, 1, 2, 3, 2, 4, 3, 4, 5, 3, 6, 1, 6, 0, 5],
  ],
  d: [
    [4, 0, 4, 6],
    [4, 3, 3, 2, 1, 2, 0, 3, 0, 5, 1, 6, 3, 6, 4, 5],
  ],
  e: [[0, 4, 4, 4, 4, 3, 3, 2, 1, 2, 0, 3, 0, 5, 1, 6, 3.6, 6]],
  i: [
    [2, 2, 2, 6],
    [2, 0.2, 2, 0.4],
  ],
  l: [[2, 0, 2, 6]],
  m: [
    [0, 2, 0, 6],
    [0, 3, 0.8, 2, 1.4, 2, 2, 3, 2, 6],
    [2, 3, 2.8, 2, 3.4, 2, 4, 3, 4, 6],
  ],
  n: [
    [0, 2, 0, 6],
    [0, 3, 1, 2, 3, 2, 4, 3, 4, 6],
  ],
  o: [[1, 2, 3, 2, 4, 3, 4, 5, 3, 6, 1, 6, 0, 5, 0, 3, 1, 2]],
  r: [
    [0.6, 2, 0.6, 6],
    [0.6, 3.2, 1.8, 2, 3.2, 2],
  ],
  s: [[4, 2.4, 3, 2, 1, 2, 0, 3, 1, 4, 3, 4, 4, 5, 3, 6, 1, 6, 0, 5.6]],
  t: [
    [1.6, 0.4, 1.6, 5, 2.4, 6, 3.4, 6],
    [0.2, 2, 3.2, 2],
  ],
  x: [
    [0, 2, 4, 6],
    [4, 2, 0, 6],
  ],
};

/** The path of words in thin strokes, their right end at `right`; a unit is a quarter of a letter's width. */
export const wordsPath = (words: string, right: number, y: number, unit: number): string => {
  const advance = 5.9 * unit;
  const left = right - words.length * advance;
  return [...words]
    .flatMap((letter, place) =>
      (letters[letter] ?? []).map((stroke) => {
        const points: string[] = [];
        for (let index = 0; index < stroke.length; index += 2) {
          const [x = 0, down = 0] = stroke.slice(index, index + 2);
          points.push(at(left + place * advance + x * unit, y + down * unit));
        }
        return `M${points.join('L')}`;
      }),
    )
    .join('');
};
