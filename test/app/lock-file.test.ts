import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const entry = z.object({
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const { packages } = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

/** Where Node looks for a package that is imported from a folder: there, and in every folder above. */
const lookups = (folder: string, name: string): string[] => {
  const here = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
  if (folder === '') return [here];
  const above = folder.lastIndexOf('/node_modules/');
  return [here, ...lookups(above < 0 ? '' : folder.slice(0, above), name)];
};

test('npm ci works on every platform: the lock file names the optional packages of all of them', () => {
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !lookups(folder, name).some((path) => path in packages))
      .map((name) => `${folder} -> ${name}`),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(packages)).toEqual(
    expect.arrayContaining(['node_modules/@img/sharp-darwin-arm64', 'node_modules/@esbuild/win32-x64']),
  );
});

test('npm ci works with every mirror of the registry: packages have a hash and no address', () => {
  const others = Object.entries(packages).filter(([folder]) => folder !== '');
  expect(others.filter(([, { integrity }]) => integrity === undefined).map(([folder]) => folder)).toEqual([]);
  expect(others.filter(([, { resolved }]) => resolved !== undefined).map(([folder]) => folder)).toEqual([]);
});
