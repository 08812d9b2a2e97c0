import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MediaError } from '../core/index.js';

/** Keeps files under the hash of what is in them: the same bytes are kept once and never change. */
export type Shelf = {
  /** Returns the key; throws a `later` {@link MediaError} when the disk refuses. */
  keep(bytes: Buffer): Promise<string>;
  /** Throws {@link MediaError}: `lost` when there is no such file. */
  read(key: string): Promise<Buffer>;
};

/** Builds a shelf in a folder, which it makes when it is needed. */
export function createShelf(directory: string): Shelf {
  const place = (key: string): string => join(directory, key.slice(0, 2), key);
  return {
    keep: async (bytes) => {
      const key = createHash('sha256').update(bytes).digest('hex');
      const path = place(key);
      try {
        if (!(await exists(path))) await writeWhole(path, bytes);
      } catch (error) {
        throw new MediaError('later', `the shelf took no file: ${reason(error)}`);
      }
      return key;
    },
    read: async (key) => {
      if (!/^[0-9a-f]{64}$/.test(key)) throw new MediaError('lost', 'not a key of the shelf');
      try {
        return await readFile(place(key));
      } catch (error) {
        const code = reason(error) === 'ENOENT' ? 'lost' : 'later';
        throw new MediaError(code, `not on the shelf: ${reason(error)}`);
      }
    },
  };
}

/** A reader sees the whole file or none, even when the machine stops half-way. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(draft, bytes, { flag: 'wx', flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
