// Builds `dist/`: the bot and the doctor as JavaScript, and the web chat's page. `npm start` runs it when a source is newer.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundledLibraries } from './bundled-libraries.mjs';

const root = new URL('..', import.meta.url).pathname;
const dist = `${root}dist/`;
/** Written last: a build that was cut short counts as none. */
const stamp = '.built';
const inputs = [
  'src',
  'scripts/build.mjs',
  'scripts/bundled-libraries.mjs',
  'scripts/page.mjs',
  'package-lock.json',
  'tsconfig.json',
];

/** V8 keeps a module's text in memory, at two bytes a character as soon as one is not ASCII; esbuild leaves those of regular expressions. */
const inAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** esbuild's helper names every function, which takes a tenth of a start; nearly all have their name already. */
const namedOnce = (code) =>
  code.replace(
    '__name=(target,value)=>__defProp(',
    '__name=(target,value)=>target.name===value?target:__defProp(',
  );

/** CommonJS libraries in an ES module call `require` for Node's own modules. */
const requireBanner =
  "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);";

/** True when every source is older than the build. A folder's time changes with the names in it, so a removed file counts too. */
export const isBuilt = () => {
  const built = statSync(dist + stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOlder = (path) => {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) return true;
    if (facts.mtimeMs > built) return false;
    return !facts.isDirectory() || readdirSync(path).every((name) => isOlder(`${path}/${name}`));
  };
  return built > 0 && inputs.every((path) => isOlder(root + path));
};

/** Builds everything into a folder, which is emptied first; throws what esbuild reports. */
export const buildAll = async (folder = dist) => {
  // Loaded here: whoever only asks isBuilt() needs no esbuild.
  const { build } = await import('esbuild');
  const { bundlePage } = await import('./page.mjs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}page`, { recursive: true });
  const savePage = async () => {
    for (const [name, text] of Object.entries(await bundlePage()))
      writeFileSync(`${folder}page/${name}`, text);
  };
  const saveBot = async (bundle) => {
    mkdirSync(`${folder}chunks`, { recursive: true });
    for (const { path, text } of (await bundle).outputFiles) writeFileSync(path, namedOnce(inAscii(text)));
  };
  await Promise.all([
    saveBot(
      build({
        entryPoints: { main: `${root}src/main.ts`, doctor: `${root}src/doctor/index.ts` },
        outdir: folder,
        absWorkingDir: root,
        bundle: true,
        // A chunk for each part that is loaded on demand: a platform, the sandbox, the bucket.
        splitting: true,
        chunkNames: 'chunks/[name]-[hash]',
        format: 'esm',
        platform: 'node',
        target: 'node20.12',
        minifyWhitespace: true,
        minifySyntax: true,
        // Classes and functions keep their names: libraries compare them, and stack traces show them.
        keepNames: true,
        legalComments: 'none',
        banner: { js: requireBanner },
        plugins: [bundledLibraries],
        logLevel: 'error',
        write: false,
      }),
    ),
    savePage(),
  ]);
  writeFileSync(folder + stamp, '');
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildAll();
