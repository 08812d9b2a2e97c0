// Installs what a fresh machine lacks, with nothing but Node: the packages, Redis, and Chromium for the tests.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The project's folder, with a slash at its end. */
export const root = new URL('..', import.meta.url).pathname;

/** Runs a command in the project's folder. Returns true when it succeeds. */
export const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status === 0;

const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Installs the packages when there are none, or when the lock file is newer than they are. */
export const preparePackages = () => {
  const mark = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  if (existsSync(mark) && sameVersions(mark, lock)) return;
  console.log('Installing the packages …');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) return;
  fail('The packages could not be installed. Look at the lines above, and try `npm ci`.');
};

const sameVersions = (mark, lock) => {
  const versions = (file) =>
    JSON.stringify(
      Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
        .filter(([name, entry]) => name !== '' && !entry.optional)
        .map(([name, entry]) => [name, entry.version]),
    );
  return versions(mark) === versions(lock);
};

/** Makes sure that the bot has a Redis: one is set by REDIS_URL, or one can be started. */
export const prepareRedis = () => {
  if (!process.env.REDIS_URL && !/^\s*REDIS_URL\s*=\s*\S/m.test(readEnvFile())) prepareRedisServer();
};

/** Makes sure that a Redis can be started on this machine. */
export const prepareRedisServer = () => {
  if (onPath('redis-server') || onPath('valkey-server')) return;
  console.log('There is no redis-server here. I install it with the package manager of this system …');
  if (installWith('redis-server', 'redis') && (onPath('redis-server') || onPath('valkey-server'))) return;
  fail(
    'Minstrel needs Redis. Install it (Debian, Ubuntu: apt install redis-server; macOS: brew install redis), or set REDIS_URL to one that runs.',
  );
};

const readEnvFile = () => {
  const file = join(root, '.env');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/** True when there is a Chromium for the browser tests; it is installed when it is missing. */
export const prepareChromium = () => {
  const find = () => ['chromium-headless-shell', 'chromium'].some(onPath);
  if (!find()) {
    console.log('There is no Chromium here for the browser tests. I install its headless shell …');
    installWith('chromium-headless-shell', undefined);
  }
  return find();
};

const installWith = (debian, homebrew) => {
  const isRoot = process.getuid?.() === 0;
  if (onPath('apt-get')) {
    const sudo = isRoot ? [] : ['sudo', '-n'];
    const apt = (...args) => {
      const [command, ...rest] = [...sudo, 'apt-get', ...args];
      // A package may start a service of its own; the project starts what it needs itself.
      return run(command, rest, {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
      });
    };
    return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', debian);
  }
  if (homebrew !== undefined && onPath('brew')) return run('brew', ['install', homebrew]);
  return false;
};

const fail = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 12))
  fail(`Minstrel needs Node 20.12 or newer; this is ${process.version}.`);
