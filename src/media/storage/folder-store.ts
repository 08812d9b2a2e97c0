import { randomUUID } from 'node:crypto';
import {
  access,
  constants,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Clock, MediaError } from '../../core/index.js';
import {
  type BlobStore,
  checkKey,
  isKey,
  keyOf,
  placeOf,
  type StoredBlob,
  useEveryMs,
} from './blob-store.js';

/** Builds a store in a folder, which it creates when needed; the modification time of a file is its last use. */
export const createFolderStore = (directory: string, clock: Clock): BlobStore => {
  const pathOf = (key: string): string => join(directory, placeOf(key));

  /** Records a use unless one was recorded within a day; false when there is no such file. */
  const recordUse = async (path: string): Promise<boolean> => {
    const usedAt = await usedAtOf(path);
    const now = clock();
    if (usedAt !== undefined && now - usedAt >= useEveryMs) await utimes(path, now / 1000, now / 1000);
    return usedAt !== undefined;
  };

  return {
    keep: async (bytes) => {
      const key = keyOf(bytes);
      const path = pathOf(key);
      await withMediaErrors('the file could not be stored', async () => {
        if (!(await recordUse(path))) await writeWhole(path, bytes, clock() / 1000);
      });
      return key;
    },
    read: async (key) => {
      checkKey(key);
      const path = pathOf(key);
      try {
        const bytes = await readFile(path);
        // A song is played even where its folder may not be written to.
        await recordUse(path).catch(() => undefined);
        return bytes;
      } catch (error) {
        const detail = `not stored: ${reason(error)}`;
        throw isMissing(error)
          ? new MediaError('lost', 'missing', detail)
          : new MediaError('later', 'storage_failed', detail);
      }
    },
    list: () =>
      withMediaErrors('the files could not be listed', async () => {
        const files: StoredBlob[] = [];
        for (const path of await pathsIn(directory)) {
          const key = path.slice(-64);
          if (!isKey(key) || path !== pathOf(key)) continue;
          const found = await stat(path).catch(nothingIfMissing);
          if (found !== undefined) files.push({ key, bytes: found.size, usedAt: found.mtimeMs });
        }
        return files;
      }),
    remove: ({ key, usedAt }) =>
      withMediaErrors('the file could not be removed', async () => {
        const now = await usedAtOf(pathOf(key));
        if (now !== undefined && now > usedAt) return false;
        await rm(pathOf(key), { force: true });
        return true;
      }),
    tidy: (before) =>
      withMediaErrors('partial files could not be removed', async () => {
        let removed = 0;
        for (const path of await pathsIn(directory)) {
          if (!path.endsWith('.part')) continue;
          const writtenAt = await usedAtOf(path);
          if (writtenAt === undefined || writtenAt >= before) continue;
          await rm(path, { force: true });
          removed += 1;
        }
        return removed;
      }),
    check: () =>
      withMediaErrors('the folder cannot be used', async () => {
        await mkdir(directory, { recursive: true });
        await access(directory, constants.R_OK | constants.W_OK);
      }),
    close: async () => undefined,
  };
};

/** The paths of all files: they lie one folder deep. */
const pathsIn = async (directory: string): Promise<string[]> => {
  const entries = (await readdir(directory, { withFileTypes: true }).catch(nothingIfMissing)) ?? [];
  const paths: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const folder = join(directory, entry.name);
    for (const name of await readdir(folder)) paths.push(join(folder, name));
  }
  return paths;
};

/** Writes a file so that a reader sees the whole of it or nothing, even when the machine stops half-way. */
const writeWhole = async (path: string, bytes: Buffer, usedAt: number): Promise<void> => {
  const partial = `${path}.${randomUUID()}.part`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(partial, bytes, { flag: 'wx', flush: true });
    await utimes(partial, usedAt, usedAt);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
};

const usedAtOf = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(nothingIfMissing))?.mtimeMs;

/** Runs an action of the store; its errors become a `later` MediaError that begins with `problem`. */
const withMediaErrors = async <T>(problem: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new MediaError('later', 'storage_failed', `${problem}: ${reason(error)}`);
  }
};

const isMissing = (error: unknown): boolean => reason(error) === 'ENOENT';

const nothingIfMissing = (error: unknown): undefined => {
  if (!isMissing(error)) throw error;
};

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
