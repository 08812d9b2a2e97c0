// Builds `dist/`: the bot and the doctor as JavaScript, and the web chat's page. `npm start` runs it when a source is newer.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url).pathname;
const dist = `${root}dist/`;
/** Written last: a build that was cut short counts as none. */
const stamp = `${dist}.built`;
const inputs = ['src', 'scripts/build.mjs', 'scripts/page.mjs', 'package-lock.json', 'tsconfig.json'];

/** True when every source is older than the build. A folder's time changes with the names in it, so a removed file counts too. */
export const isBuilt = () => {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOlder = (path) => {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) return true;
    if (facts.mtimeMs > built) return false;
    return !facts.isDirectory() || readdirSync(path).every((name) => isOlder(`${path}/${name}`));
  };
  return built > 0 && inputs.every((path) => isOlder(root + path));
};

/** Builds everything into `dist/`; throws what esbuild reports. */
export const buildAll = async () => {
  // Loaded here: whoever only asks isBuilt() needs no esbuild.
  const { build } = await import('esbuild');
  const { bundlePage } = await import('./page.mjs');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(`${dist}page`, { recursive: true });
  const savePage = async () => {
    for (const [name, text] of Object.entries(await bundlePage())) writeFileSync(`${dist}page/${name}`, text);
  };
  await Promise.all([
    build({
      entryPoints: { main: `${root}src/main.ts`, doctor: `${root}src/doctor/index.ts` },
      outdir: dist,
      absWorkingDir: root,
      bundle: true,
      // A chunk for each part that is loaded on demand: a platform, the sandbox, the bucket.
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      format: 'esm',
      platform: 'node',
      target: 'node20.12',
      packages: 'external',
      // Names stay, so that a stack trace can be read.
      minifySyntax: true,
      minifyWhitespace: true,
      logLevel: 'error',
    }),
    savePage(),
  ]);
  writeFileSync(stamp, '');
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildAll();
