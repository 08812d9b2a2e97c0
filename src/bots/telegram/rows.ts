/**
 * Buttons in rows that can be read on a phone. All buttons of a row are equally wide there: three hold 13 characters
 * each, two hold 20. A row that is too wide becomes several of nearly the same size. Bare numbers, as those under a
 * list, stand five in a row.
 */
export const readableRows = <T>(items: readonly T[], labelOf: (item: T) => string): T[][] => {
  if (items.every((item) => /^\d+$/.test(labelOf(item)))) return evenRows(items, 5);
  for (const size of [3, 2]) {
    const rows = evenRows(items, size);
    const isReadable = rows.every((row) =>
      row.every((item) => labelOf(item).length <= (charactersIn[row.length] ?? Number.POSITIVE_INFINITY)),
    );
    if (isReadable) return rows;
  }
  return evenRows(items, 1);
};

/** How many characters of a label are seen, by how many buttons share the row. */
const charactersIn: Record<number, number> = { 3: 13, 2: 20 };

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
