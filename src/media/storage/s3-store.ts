import type { S3Client } from '@aws-sdk/client-s3';
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

/** A bucket of an S3-compatible store, and the right to use it. */
export type BucketSettings = {
  bucket: string;
  region: string;
  /** Unset: Amazon's own. */
  endpoint: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
  /** What stands before each name, without a slash at its ends; empty for none. */
  prefix: string;
};

/** Milliseconds: to connect, without a single byte, and for all tries of one request together. */
const patience = { connect: 5_000, idle: 15_000, overall: 180_000 };

/**
 * Builds a shelf in a bucket; `LastModified` tells a file's last use. With `renews` a file that was read is put again,
 * at most once a day; that costs a request, so it is for those who remove what nobody uses.
 */
export function createS3Store(settings: BucketSettings, renews: boolean, clock: Clock): BlobStore {
  const { bucket: Bucket } = settings;
  const prefix = settings.prefix === '' ? '' : `${settings.prefix}/`;
  const opened = once(() => open(settings));
  const renewals = new Map<string, Promise<unknown>>();

  /** Runs one request; whatever goes wrong with it is trouble for later, told without a word that S3 sent. */
  const send = async <T>(
    request: (kit: Kit, how: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> => {
    try {
      return await request(await opened.get(), { abortSignal: AbortSignal.timeout(patience.overall) });
    } catch (error) {
      throw new MediaError('later', 'storage_failed', `the bucket answers ${reason(error)}`);
    }
  };
  const put = (Key: string, Body: Buffer) =>
    send(({ client, library }, how) => client.send(new library.PutObjectCommand({ Bucket, Key, Body }), how));
  const nameOf = (key: string): string => prefix + placeOf(key);

  /** Whoever reads does not wait for it. */
  const renew = (key: string, bytes: Buffer): void => {
    if (renewals.has(key)) return;
    const renewal = put(nameOf(key), bytes)
      .catch(() => undefined)
      .finally(() => renewals.delete(key));
    renewals.set(key, renewal);
  };

  return {
    keep: async (bytes) => {
      const key = keyOf(bytes);
      await put(nameOf(key), bytes);
      return key;
    },
    read: async (key) => {
      checkKey(key);
      const found = await send(async ({ client, library }, how) => {
        try {
          const answer = await client.send(new library.GetObjectCommand({ Bucket, Key: nameOf(key) }), how);
          const bytes = await answer.Body?.transformToByteArray();
          return bytes && { bytes: Buffer.from(bytes), usedAt: answer.LastModified?.getTime() };
        } catch (error) {
          return nothingIfMissing(error);
        }
      });
      if (found === undefined) throw new MediaError('lost', 'missing', 'not in the bucket');
      const { bytes, usedAt = clock() } = found;
      if (renews && clock() - usedAt >= useEveryMs) renew(key, bytes);
      return bytes;
    },
    list: async () => {
      const files: StoredBlob[] = [];
      let from: string | undefined;
      do {
        const ContinuationToken = from;
        const page = await send(({ client, library }, how) =>
          client.send(new library.ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken }), how),
        );
        for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
          const key = Key.slice(-64);
          // What else lies in the bucket is not ours.
          if (!isKey(key) || Key !== nameOf(key) || LastModified === undefined) continue;
          files.push({ key, bytes: Size, usedAt: LastModified.getTime() });
        }
        from = page.IsTruncated === true ? page.NextContinuationToken : undefined;
      } while (from !== undefined);
      return files;
    },
    // One by one: not every store knows how to delete many at once.
    remove: ({ key, usedAt }) =>
      send(async ({ client, library }, how) => {
        const object = { Bucket, Key: nameOf(key) };
        const now = await client.send(new library.HeadObjectCommand(object), how).catch(nothingIfMissing);
        // A head tells whole seconds, a list more.
        if ((now?.LastModified?.getTime() ?? 0) > usedAt) return false;
        await client.send(new library.DeleteObjectCommand(object), how);
        return true;
      }),
    // A file is in the bucket as a whole or not at all.
    tidy: async () => 0,
    check: async () => {
      await send(({ client, library }, how) =>
        client.send(new library.ListObjectsV2Command({ Bucket, Prefix: prefix, MaxKeys: 1 }), how),
      );
    },
    close: async () => {
      await Promise.all(renewals.values());
      (await opened.started)?.client.destroy();
    },
  };
}

/** The library with a client of its own; loaded only by who keeps files in a bucket. */
type Kit = { library: typeof import('@aws-sdk/client-s3'); client: S3Client };

const open = async (settings: BucketSettings): Promise<Kit> => {
  const { region, endpoint, accessKeyId, secretAccessKey } = settings;
  const library = await import('@aws-sdk/client-s3');
  const client = new library.S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestHandler: { connectionTimeout: patience.connect, socketTimeout: patience.idle },
    // Not every store knows the newer checksums; the signature covers the bytes.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { library, client };
};

/** Does it at the first call, and again only if that failed. */
const once = <T>(make: () => Promise<T>) => {
  const state: { started?: Promise<T> | undefined } = {};
  return {
    get: (): Promise<T> => {
      state.started ??= make().catch((error) => {
        state.started = undefined;
        throw error;
      });
      return state.started;
    },
    get started() {
      return state.started;
    },
  };
};

const nothingIfMissing = (error: unknown): undefined => {
  if (!(error instanceof Error) || !['NoSuchKey', 'NotFound'].includes(error.name)) throw error;
};

/** The name of the trouble and no more: messages may quote keys and signatures. */
const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return 'nothing that can be read';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const status = '$metadata' in error ? Number(Object(error.$metadata).httpStatusCode) : Number.NaN;
  return Number.isNaN(status) ? error.name : `${status} ${error.name}`;
};
