import { createHash } from 'node:crypto';
import { MediaError } from '../../core/index.js';

/** A file as it lies on a shelf; `usedAt` in milliseconds since 1970, at most a day behind its last use. */
export type StoredBlob = { key: string; bytes: number; usedAt: number };

/** Keeps files under the hash of what is in them: the same bytes are kept once and never change. */
export type BlobStore = {
  /** Returns the key; what is there already counts as used now. Throws a `later` {@link MediaError}. */
  keep(bytes: Buffer): Promise<string>;
  /** Throws {@link MediaError}: `lost` when there is no such file. Reading is using. */
  read(key: string): Promise<Buffer>;
  /** All files, in no order. Throws a `later` {@link MediaError}. */
  list(): Promise<StoredBlob[]>;
  /** False when it was used since it was listed, and stays. Throws a `later` {@link MediaError}. */
  remove(file: StoredBlob): Promise<boolean>;
  /** Removes what keeping left half-done before that moment, and says how many files that were. */
  tidy(before: number): Promise<number>;
  /** Throws a `later` {@link MediaError} when files can surely not be kept and read here. */
  check(): Promise<void>;
  /** Waits for what is still under way. */
  close(): Promise<void>;
};

/** A use is written down once in so many milliseconds: a day. */
export const useEveryMs = 24 * 3600 * 1000;

/** The name of a file on every shelf: the SHA-256 of its bytes, in hexadecimal. */
export const keyOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** True for what {@link keyOf} makes, and for nothing that climbs out of a folder. */
export const isKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Where a file lies on every shelf, so that one can be copied to the other: folders of two digits, and the key. */
export const placeOf = (key: string): string => `${key.slice(0, 2)}/${key}`;

/** Refuses what is no key; throws a lost {@link MediaError}. */
export const checkKey = (key: string): void => {
  if (!isKey(key)) throw new MediaError('lost', 'missing', 'not a storage key');
};
