import type { MediaFile } from '../core/index.js';
import type { BlobStore } from './storage/blob-store.js';

/** Writes bytes to the storage under a file name and a media type. */
export type StoreFile = (bytes: Buffer, name: string, type: string) => Promise<MediaFile>;

export const createStoreFile =
  (storage: BlobStore): StoreFile =>
  async (bytes, name, type) => ({ key: await storage.keep(bytes), name, type, bytes: bytes.length });
