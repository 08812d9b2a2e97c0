import { execFile } from 'node:child_process';
import { copyFile, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Installs the packages of production from a clone's manifest into an empty folder. Returns what they take on disk, in MB of 1024 × 1024 bytes. */
export const measureInstall = async (directory: string): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'minstrel-install-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      await copyFile(join(directory, file), join(folder, file));
    const flags = ['--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    // Lock files from before `npm ci` worked lack entries.
    await run('npm', ['ci', ...flags], { cwd: folder }).catch(() =>
      run('npm', ['install', '--no-save', ...flags], { cwd: folder }),
    );
    return (await bytesOf(join(folder, 'node_modules'))) / 1024 / 1024;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Bytes that a folder takes on disk, whole blocks counted, as `du` does. */
const bytesOf = async (folder: string): Promise<number> => {
  let sum = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    sum += entry.isDirectory() ? await bytesOf(path) : (await lstat(path)).blocks * 512;
  }
  return sum + (await lstat(folder)).blocks * 512;
};
