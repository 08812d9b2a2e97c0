// Which libraries go into the bundle, and what of them stays out: parts that Node has by now, or that this bot never calls.
const root = new URL('..', import.meta.url).pathname;

/**
 * The libraries that go into the bundle: those of many files, whose loading is most of a start. All others are loaded
 * from node_modules, because they are small, native, or loaded on demand.
 */
const bundled = /^(?:discord\.js|bullmq|grammy|ioredis|undici|zod)$/;
/** Optional parts of bundled libraries, loaded from node_modules where they are installed. */
const optional = /^(?:bufferutil|utf-8-validate|zlib-sync|erlpack|msgpackr-extract)$/;

/** What stands in for a library that another library asks for, as CommonJS. */
const replacements = {
  // discord.js brings an older undici, for `fetch` alone.
  undici: 'exports.fetch = (...parameters) => globalThis.fetch(...parameters);',
  // node-fetch, of grammY, has used Node's own URL since Node 10.
  'whatwg-url': 'exports.URL = globalThis.URL;',
};
/** Builds of a library that esbuild does not choose for Node by itself. */
const builds = {
  // On `globalThis.fetch`; the other build loads undici.
  '@discordjs/rest': { path: `${root}node_modules/@discordjs/rest/dist/web.js` },
  // As ES modules, so that the drivers of other databases drop out.
  bullmq: { path: `${root}node_modules/bullmq/dist/esm/index.js`, sideEffects: false },
};

/** An esbuild plugin that decides for each library whether it is bundled, replaced or loaded at run time. */
export const bundledLibraries = {
  name: 'bundled-libraries',
  setup: ({ onLoad, onResolve, resolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point') return undefined;
      const isFromLibrary = importer.includes('node_modules');
      if (isFromLibrary && path in replacements) return { path, namespace: 'replacement' };
      const isInside = isFromLibrary ? !optional.test(path) : bundled.test(path);
      return isInside ? builds[path] : { path, external: true };
    });
    onLoad({ filter: /./, namespace: 'replacement' }, ({ path }) => ({ contents: replacements[path] }));
    onResolve({ filter: /^\./ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === builds.bullmq || !importer.includes('node_modules/bullmq/')) return undefined;
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: builds.bullmq });
      return { ...found, sideEffects: false };
    });
  },
};
