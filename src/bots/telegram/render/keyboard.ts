/**
 * Buttons in rows that can be read on a phone. All buttons of a row are equally wide there: three hold 13 characters
 * each, two hold 20, where a Chinese or Japanese sign takes the room of two. A row that is too wide becomes several of nearly the same size. Bare numbers, as those under a
 * list, stand five in a row.
 */
export const readableRows = <T>(items: readonly T[], labelOf: (item: T) => string): T[][] => {
  if (items.every((item) => /^\d+$/.test(labelOf(item)))) return evenRows(items, 5);
  for (const size of [3, 2]) {
    const rows = evenRows(items, size);
    const isReadable = rows.every((row) =>
      row.every((item) => columnsOf(labelOf(item)) <= (charactersIn[row.length] ?? Number.POSITIVE_INFINITY)),
    );
    if (isReadable) return rows;
  }
  return evenRows(items, 1);
};

/** How many characters of a label are seen, by how many buttons share the row. */
const charactersIn: Record<number, number> = { 3: 13, 2: 20 };

/** How wide a text is, in letters; signs that stand in a square are two of them (Unicode UAX 11). */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (square.test(sign) ? 2 : 1), 0);

const square = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3000-\u303f\uff01-\uff60]/u;

const evenRows = <T>(items: readonly T[], most: number): T[][] => {
  const count = Math.ceil(items.length / most);
  const rows: T[][] = [];
  let start = 0;
  for (let index = 0; index < count; index += 1) {
    const size = Math.ceil((items.length - start) / (count - index));
    rows.push(items.slice(start, start + size));
    start += size;
  }
  return rows;
};
