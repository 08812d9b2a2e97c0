// `npm run readme`: writes the generated tables of the docs from the drivers' own declarations.
import { readFile, writeFile } from 'node:fs/promises';
import { withTables } from './readme-tables.js';

const file = new URL('../README.md', import.meta.url);
await writeFile(file, withTables(await readFile(file, 'utf8')));
