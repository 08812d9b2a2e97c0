// `npm run readme`: writes the README's generated tables anew, from the drivers' own declarations.
import { readFile, writeFile } from 'node:fs/promises';
import { capabilityTable, withTable } from './readme-tables.js';

const file = new URL('../README.md', import.meta.url);
await writeFile(file, withTable(await readFile(file, 'utf8'), 'gateways', capabilityTable()));
