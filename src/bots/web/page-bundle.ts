import { readFile } from 'node:fs/promises';
import type { Language } from './language.js';

/** The page's style, and its script with the words of one language, ready to be served. */
export type Page = { style: string; script(language: Language): Promise<string> };

/** The files that scripts/page.mjs bundles, by name. */
type ReadPageFile = (name: string) => Promise<string>;

/** Opens the page: the files of `dist/page` in a build, the same files bundled in memory when this file runs from its source. */
export const openPage = async (): Promise<Page> => {
  const read = import.meta.url.endsWith('.ts') ? await bundleFromSource() : readFromBuild;
  const [style, code] = await Promise.all([read('style.css'), read('script.js')]);
  return { style, script: async (language) => (await read(`${language}.js`)) + code };
};

/** This file's code is in `dist` or in `dist/chunks`, the page in `dist/page`. */
const readFromBuild: ReadPageFile = (name) => {
  const dist = new URL(import.meta.url.replace(/\/(?:chunks\/)?[^/]+$/, '/'));
  return readFile(new URL(`page/${name}`, dist), 'utf8');
};

/** Tests and development run from the source, with esbuild at hand; the page is bundled once in a process. */
const bundleFromSource = async (): Promise<ReadPageFile> => {
  bundled ??= bundle();
  const files = await bundled;
  return async (name) => files[name] ?? '';
};

let bundled: Promise<Record<string, string>> | undefined;

const bundle = async (): Promise<Record<string, string>> => {
  const bundler = new URL('../../../scripts/page.mjs', import.meta.url).href;
  const { bundlePage }: { bundlePage(): Promise<Record<string, string>> } = await import(bundler);
  return bundlePage();
};
