import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { testProjects } from './projects.js';

/** What starts a process or needs a Redis; the packages count wherever they are imported, in our sources too. */
const processes = ['node:child_process', 'playwright-core', 'ioredis', 'bullmq'];

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((path) =>
    posix.join(directory, path.replaceAll('\\', '/')),
  );

const testFiles = filesBelow('test').filter((path) => path.endsWith('.test.ts'));

/** A glob of `projects.ts` as a regular expression; it knows `**`, `*` and `{a,b}`. */
const toRegExp = (glob: string): RegExp => {
  const source = glob
    .replaceAll('.', '\\.')
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${source}$`);
};

const matchesAny = (globs: readonly string[], path: string): boolean =>
  globs.some((glob) => toRegExp(glob).test(path));

const projectsOf = (path: string): string[] =>
  testProjects
    .filter(({ include, exclude }) => matchesAny(include, path) && !matchesAny(exclude, path))
    .map(({ name }) => name);

/** What a file imports, types left out; our own files by their paths. */
const importsOf = (path: string): string[] => {
  const imports = /(?:^|\n)(?:import|export) (?!type )[^'";]*?(?:from )?'([^']+)'|import\('([^']+)'\)/g;
  return [...readFileSync(path, 'utf8').matchAll(imports)].map((match) => {
    const specifier = match[1] ?? match[2] ?? '';
    if (!specifier.startsWith('.')) return specifier;
    return posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
  });
};

const importers = new Map<string, string[]>();
for (const path of [...filesBelow('test'), ...filesBelow('src')].filter((name) => name.endsWith('.ts'))) {
  for (const target of importsOf(path)) importers.set(target, [...(importers.get(target) ?? []), path]);
}

/** The files that start a process or need a Redis, with the import that leads there. */
const users = new Map<string, string>();
const follow = (target: string): void => {
  for (const path of importers.get(target) ?? []) {
    if (users.has(path)) continue;
    users.set(path, target);
    follow(path);
  }
};
for (const name of processes) follow(name);

test('each test file belongs to one project', () => {
  expect(testFiles.filter((path) => projectsOf(path).length !== 1)).toEqual([]);
});

test('a fast file starts no process and needs no Redis', () => {
  const fast = testFiles.filter((path) => projectsOf(path).includes('fast'));
  expect(fast.length).toBeGreaterThan(50);
  expect(fast.flatMap((path) => (users.has(path) ? [`${path} imports ${users.get(path)}`] : []))).toEqual([]);
});

test('journeys are known to start processes, so the search works', () => {
  expect(users.get('test/kit/started-bot.ts')).toBe('node:child_process');
  expect(users.has('test/journeys/start.test.ts')).toBe(true);
  expect(users.has('test/journeys/discord-song.test.ts')).toBe(true);
});
