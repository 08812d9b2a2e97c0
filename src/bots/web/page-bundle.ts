import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Language } from './language.js';

/** The page's style, and its script with the words of one language, ready to be served. */
export type Page = { style: string; script(language: Language): Promise<string> };

const folder = new URL('./page/', import.meta.url);

/**
 * Bundles `page/` in memory, in a fraction of a second and without writing anything: at once with the words of
 * `first`, with those of another language when somebody first asks for it.
 */
export const buildPage = async (first: Language): Promise<Page> => {
  const scripts = new Map<Language, Promise<string>>();
  const script = (language: Language) => {
    const built = scripts.get(language) ?? bundle('main.ts', language);
    scripts.set(language, built);
    return built;
  };
  const [style] = await Promise.all([bundle('style/all.css', first), script(first)]);
  return { style, script };
};

const bundle = async (entry: string, language: Language): Promise<string> => {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(entry, folder))],
    bundle: true,
    minify: true,
    write: false,
    outdir: fileURLToPath(folder),
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    legalComments: 'none',
    external: ['node:*'],
    plugins: [oneLanguage(language), leanCore],
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
};

/** Leaves out the words of all languages but one: a page speaks no other. */
const oneLanguage = (language: Language): Plugin => ({
  name: 'one-language',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/]core[\\/]words[\\/][a-z]{2}\.[jt]s$/ }, ({ path }) => {
      const [, spoken = ''] = /([a-z]{2})\.[jt]s$/.exec(path) ?? [];
      return spoken === language ? undefined : { contents: `export const ${spoken} = {};` };
    });
  },
});

// Core does nothing by being imported, so the page carries only the few words and helpers it uses.
const leanCore: Plugin = {
  name: 'lean-core',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^\.{1,2}\// }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === leanCore) return undefined;
      const found = await resolve(path, { ...rest, pluginData: leanCore });
      return /[\\/]src[\\/]core[\\/]/.test(found.path) ? { ...found, sideEffects: false } : found;
    });
  },
};
