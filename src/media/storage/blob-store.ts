import { createHash } from 'node:crypto';
import { MediaError } from '../../core/index.js';

/** A stored file; `usedAt` in milliseconds since 1970, at most a day behind its last use. */
export type StoredBlob = { key: string; bytes: number; usedAt: number };

/** Stores files under the hash of their content: the same bytes are stored once and never change. */
export type BlobStore = {
  /** Returns the key; a file that is already stored counts as used now. Throws a `later` {@link MediaError}. */
  keep(bytes: Buffer): Promise<string>;
  /** Throws {@link MediaError}: `lost` when there is no such file. Reading counts as a use. */
  read(key: string): Promise<Buffer>;
  /** All files, in no order. Throws a `later` {@link MediaError}. */
  list(): Promise<StoredBlob[]>;
  /** False when it was used since it was listed; it stays then. Throws a `later` {@link MediaError}. */
  remove(file: StoredBlob): Promise<boolean>;
  /** Removes the partial files of interrupted writes from before that moment (milliseconds since 1970). Returns how many. */
  tidy(before: number): Promise<number>;
  /** Throws a `later` {@link MediaError} when files cannot be stored and read. */
  check(): Promise<void>;
  /** Waits for the writes in progress. */
  close(): Promise<void>;
};

/** Milliseconds between two notes of a use: a day. */
export const useEveryMs = 24 * 3600 * 1000;

/** The name of a file in every store: the SHA-256 of its bytes, in hexadecimal. */
export const keyOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** True for a key of {@link keyOf}, and for nothing that leaves its folder. */
export const isKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** The path of a file in every store, the same so that one can be copied to the other: a folder of two digits, and the key. */
export const placeOf = (key: string): string => `${key.slice(0, 2)}/${key}`;

/** Throws for what is no key: a `lost` {@link MediaError}. */
export const checkKey = (key: string): void => {
  if (!isKey(key)) throw new MediaError('lost', 'missing', 'not a storage key');
};
