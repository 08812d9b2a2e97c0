/** How many columns of a label a phone shows, by how many buttons share the row. */
const columnsIn: Record<number, number> = { 3: 13, 2: 20 };

const wideCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3000-\u303f\uff01-\uff60]/u;

/**
 * Arranges buttons in rows whose labels are readable on a phone, where all buttons of a row have the same width: three
 * show 13 columns each, two show 20. A row that is too wide becomes several of nearly the same size. Labels that are
 * only numbers, as under a list, are five a row.
 */
export const readableRows = <T>(items: readonly T[], labelOf: (item: T) => string): T[][] => {
  if (items.every((item) => /^\d+$/.test(labelOf(item)))) return evenRows(items, 5);
  for (const size of [3, 2]) {
    const rows = evenRows(items, size);
    const isReadable = rows.every((row) =>
      row.every((item) => columnsOf(labelOf(item)) <= (columnsIn[row.length] ?? Number.POSITIVE_INFINITY)),
    );
    if (isReadable) return rows;
  }
  return evenRows(items, 1);
};

/** The width of a text in columns: a Chinese or Japanese character takes two (Unicode UAX 11). */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wideCharacter.test(character) ? 2 : 1), 0);

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
