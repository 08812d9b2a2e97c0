import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/index.js';

let folder: string;

beforeAll(async () => {
  folder = `${await mkdtemp(join(tmpdir(), 'minstrel-build-'))}/`;
  const script = new URL('../../scripts/build.mjs', import.meta.url).href;
  const { buildAll }: { buildAll(folder: string): Promise<void> } = await import(script);
  await buildAll(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a file of the build imports at once, and what it imports when it is needed. */
const importsOf = (file: string) => {
  const code = readFileSync(file, 'utf8');
  const specifiers = (shape: RegExp) => [...code.matchAll(shape)].map(([, specifier = '']) => specifier);
  return {
    atOnce: specifiers(/(?:\bfrom|\bimport)"([^"]+)"/g),
    onDemand: specifiers(/\bimport\("([^"]+)"\)/g),
  };
};

/** Every file and library that loading a file loads. */
const loadedBy = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const specifier of importsOf(file).atOnce) {
    if (specifier.startsWith('.')) loadedBy(join(dirname(file), specifier), seen);
    else seen.add(specifier);
  }
  return seen;
};

const holds = (files: Iterable<string>, text: string): boolean =>
  [...files].some((file) => file.startsWith('/') && readFileSync(file, 'utf8').includes(text));

/** A text that only the code of each part has. */
const marks = {
  discord: 'DiscordAPIError',
  sandbox: 'minstrel sandbox',
  'S3 client': 'x-amz-content-sha256',
};

describe('a start of the build', () => {
  test('loads neither a chat platform, nor the sandbox, nor the S3 client', () => {
    const loaded = loadedBy(`${folder}main.js`);
    for (const [part, mark] of Object.entries(marks)) expect(holds(loaded, mark), part).toBe(false);
  });

  test('loads no library that only some bots need', () => {
    const loaded = loadedBy(`${folder}main.js`);
    for (const library of [
      'grammy',
      'sharp',
      'aws4fetch',
      'prom-client',
      '@bull-board/api',
      'music-metadata',
    ])
      expect([...loaded], library).not.toContain(library);
    expect([...loaded]).toContain('pino');
  });

  test('loads each of them when it is needed', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    const chunks = files.filter((name) => !name.startsWith('page')).map((name) => join(folder, name));
    for (const [part, mark] of Object.entries(marks)) expect(holds(chunks, mark), part).toBe(true);
    const onDemand = chunks.flatMap((file) => importsOf(file).onDemand);
    for (const library of ['sharp', 'prom-client', '@bull-board/api', 'music-metadata'])
      expect(onDemand, library).toContain(library);
  });

  test('needs no development tool', () => {
    const loaded = [...loadedBy(`${folder}main.js`), ...importsOf(`${folder}main.js`).onDemand];
    for (const tool of ['esbuild', 'tsx', 'typescript']) expect(loaded).not.toContain(tool);
  });
});

test('the built page has a style, a script, and the words of every language', () => {
  const names = readdirSync(`${folder}page`).sort();
  expect(names).toEqual(['script.js', 'style.css', ...languages.map((language) => `${language}.js`)].sort());
  const script = readFileSync(`${folder}page/script.js`, 'utf8');
  // Nothing of the bot itself, and no words: they come before it.
  expect(script.length).toBeLessThan(60_000);
});
