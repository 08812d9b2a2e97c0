import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A source file, by its path from `src`. */
export type Source = { path: string; text: string };

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src');

/** Every file below `src`. */
export const sources: Source[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ path: file.slice(root.length + 1), text: readFileSync(file, 'utf8') }));

/** The text without comments. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Every module a text imports: static, for side effects, by `export … from`, and dynamic. */
export const importsOf = (text: string): string[] => {
  const code = withoutComments(text);
  const patterns = [
    /(?:^|[\n;])\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g,
    /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
};

/** The file a relative import names, by its path from `src`; undefined for a library. */
export const targetOf = (from: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts') : undefined;

/** The package an import names; undefined for a file and for Node itself. */
export const libraryOf = (specifier: string): string | undefined =>
  specifier.startsWith('.') || specifier.startsWith('node:')
    ? undefined
    : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** The module a file belongs to: its first folder; undefined for `main.ts`. */
export const moduleOf = (path: string): string | undefined =>
  path.includes('/') ? path.split('/')[0] : undefined;

/** The bot or driver a file belongs to, such as `bots/web`; undefined for all others. */
export const siblingOf = (path: string): string | undefined => {
  const [module, folder, file] = path.split('/');
  if (file === undefined || folder === 'shared') return undefined;
  return module === 'bots' || module === 'providers' ? `${module}/${folder}` : undefined;
};
