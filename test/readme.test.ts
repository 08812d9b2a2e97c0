import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { capabilityTable, withTable } from '../scripts/readme-tables.js';
import { commandsIn } from '../src/core/index.js';
import { providerRegistry } from '../src/providers/index.js';

const readme = readFileSync('README.md', 'utf8');
const config = readFileSync('src/config.ts', 'utf8');

/** Every name that the settings read: the fixed ones, and a key and an address for each gateway. */
const settings = [
  ...[...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? ''),
  ...providerRegistry.flatMap(({ id }) => {
    const name = id.toUpperCase().replaceAll('-', '_');
    return [`${name}_KEY`, `${name}_URL`];
  }),
];

test('the table of gateways is what the drivers declare (npm run readme writes it)', () => {
  expect(withTable(readme, 'gateways', capabilityTable())).toBe(readme);
});

test('there are settings to look for', () => {
  expect(settings).toContain('DATA_DIR');
  expect(settings).toContain('CCAPI_KEY');
});

test.each(settings)('%s is explained in the README and stands in .env.example', (name) => {
  expect(readme).toContain(`\`${name}\``);
  expect(readFileSync('.env.example', 'utf8')).toMatch(new RegExp(`^# ${name}=`, 'm'));
});

test.each(commandsIn().map(({ name }) => name))('/%s stands in the README', (name) => {
  expect(readme).toContain(`\`/${name}\``);
});

test('every picture and page the README links to is there', () => {
  for (const [, target = ''] of readme.matchAll(/\]\(([^)#]+)\)/g)) {
    if (!target.startsWith('http')) expect(existsSync(target), target).toBe(true);
  }
});

test('the compose file names only settings that exist, and a Redis that forgets nothing', () => {
  const compose = readFileSync('docker-compose.yml', 'utf8');
  const named = [...compose.matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(settings).toContain(name);
  expect(compose).toContain('"--appendonly", "yes"');
  expect(compose).toContain('"--maxmemory-policy", "noeviction"');
});
