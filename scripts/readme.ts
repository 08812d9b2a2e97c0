// `npm run readme`: writes the generated tables of the docs from the code's own declarations.
import { readFile, writeFile } from 'node:fs/promises';
import { pages, withTables } from './readme-tables.js';

for (const page of pages) {
  const file = new URL(`../${page}`, import.meta.url);
  await writeFile(file, withTables(await readFile(file, 'utf8')));
}
