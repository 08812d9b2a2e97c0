// Bundles the web chat's page: its style, its script, and the words of each language.
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

const source = new URL('../src/', import.meta.url).pathname;
const catalogue = /[\\/]src[\\/]i18n[\\/]([a-z]{2})\.ts$/;

/**
 * Bundles the page. Returns its files by name: `style.css`, `script.js`, and `<language>.js` for each language. A
 * browser runs the words of one language followed by the script, as one module.
 */
export const bundlePage = async () => {
  const languages = readdirSync(`${source}i18n`).filter((name) => /^[a-z]{2}\.ts$/.test(name));
  const catalogues = languages.map((name) => `${source}i18n/${name}`);
  const [style, script, words] = await Promise.all([
    bundle([`${source}bots/web/page/style/all.css`]),
    bundle([`${source}bots/web/page/main.ts`], { format: 'esm', plugins: [wordsBefore, leanModules] }),
    bundle(catalogues, { format: 'iife', globalName: 'pageWords' }),
  ]);
  return { 'style.css': style['all.css'], 'script.js': script['main.js'], ...words };
};

const bundle = async (entryPoints, options) => {
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    outdir: '/page',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    legalComments: 'none',
    external: ['node:*'],
    logLevel: 'error',
    ...options,
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
};

/** Takes the catalogues out of the script: the words of one language come before it, as `pageWords`. */
const wordsBefore = {
  name: 'words-before',
  setup: ({ onLoad }) => {
    onLoad({ filter: catalogue }, ({ path }) => {
      const [, name] = catalogue.exec(path);
      return { contents: `export const ${name} = pageWords.${name} ?? {};` };
    });
  },
};

/** Core and i18n do nothing by being imported: the page holds only the functions that it calls. */
const leanModules = {
  name: 'lean-modules',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^\.{1,2}\// }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === leanModules || !/core|i18n/.test(rest.resolveDir + path)) return undefined;
      const found = await resolve(path, { ...rest, pluginData: leanModules });
      return /[\\/]src[\\/](?:core|i18n)[\\/]/.test(found.path) ? { ...found, sideEffects: false } : found;
    });
  },
};
