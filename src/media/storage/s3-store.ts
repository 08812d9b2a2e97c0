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
import { type BucketSettings, S3Error, type S3Request } from './s3-types.js';
import { parseListing } from './s3-xml.js';

export type { BucketSettings } from './s3-types.js';

/**
 * Creates a store in a bucket; `LastModified` is a file's last use. With `renews`, a file that is read is put again,
 * at most once a day: that costs a request, so only a bot that removes unused files does it.
 */
export const createS3Store = (settings: BucketSettings, renews: boolean, clock: Clock): BlobStore => {
  const prefix = settings.prefix === '' ? '' : `${settings.prefix}/`;
  const renewals = new Map<string, Promise<unknown>>();
  const nameOf = (key: string): string => prefix + placeOf(key);

  const opened = openClient(settings);
  /** Sends one request; whatever goes wrong with it is a `later` {@link MediaError} without a word of the store's own. */
  const send = async (request: S3Request) => {
    try {
      return await (await opened()).send(request);
    } catch (error) {
      if (isMissing(error, request)) return undefined;
      throw new MediaError('later', 'storage_failed', `the bucket answers ${reasonOf(error)}`);
    }
  };
  const put = (key: string, body: Buffer) => send({ method: 'PUT', name: nameOf(key), body });
  const listPage = async (query: Record<string, string>) => {
    const answer = await send({ method: 'GET', query: { 'list-type': '2', prefix, ...query } });
    return parseListing(answer?.body.toString() ?? '');
  };

  /** The reader does not wait for it. */
  const renew = (key: string, bytes: Buffer): void => {
    if (renewals.has(key)) return;
    const renewal = put(key, bytes)
      .catch(() => undefined)
      .finally(() => renewals.delete(key));
    renewals.set(key, renewal);
  };

  return {
    keep: async (bytes) => {
      const key = keyOf(bytes);
      await put(key, bytes);
      return key;
    },
    read: async (key) => {
      checkKey(key);
      const found = await send({ method: 'GET', name: nameOf(key) });
      if (found === undefined) throw new MediaError('lost', 'missing', 'not in the bucket');
      const { body, changedAt = clock() } = found;
      if (renews && clock() - changedAt >= useEveryMs) renew(key, body);
      return body;
    },
    list: async () => {
      const blobs: StoredBlob[] = [];
      let from: string | undefined;
      do {
        const page = await listPage(from === undefined ? {} : { 'continuation-token': from });
        for (const { name, bytes, changedAt } of page.objects) {
          const key = name.slice(-64);
          // Other objects in the bucket are not ours.
          if (isKey(key) && name === nameOf(key)) blobs.push({ key, bytes, usedAt: changedAt });
        }
        from = page.next;
      } while (from !== undefined);
      return blobs;
    },
    // One by one: not every store can delete many at once.
    remove: async ({ key, usedAt }) => {
      const name = nameOf(key);
      const head = await send({ method: 'HEAD', name });
      // A head has whole seconds, a listing more.
      if ((head?.changedAt ?? 0) > usedAt) return false;
      await send({ method: 'DELETE', name });
      return true;
    },
    // A file is in the bucket as a whole or not at all.
    tidy: async () => 0,
    check: async () => {
      await listPage({ 'max-keys': '1' });
    },
    close: async () => {
      await Promise.all(renewals.values());
      await opened.close();
    },
  };
};

/** Loads the client at the first request: a bot without a bucket needs none. */
const openClient = (settings: BucketSettings) => {
  let client: ReturnType<typeof load> | undefined;
  const load = async () => (await import('./s3-client.js')).createS3Client(settings);
  const get = () => {
    client ??= load();
    return client;
  };
  return Object.assign(get, { close: async () => (await client)?.close() });
};

/** True when an object is not there. An answer to HEAD has no document that would tell a missing bucket from it. */
const isMissing = (error: unknown, { method, name }: S3Request): boolean =>
  error instanceof S3Error &&
  error.status === 404 &&
  name !== undefined &&
  (error.code === 'NoSuchKey' || method === 'HEAD');

/** The name of the trouble and no more: messages may quote keys and signatures. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'nothing that can be read';
  if (error instanceof S3Error) return error.message;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
