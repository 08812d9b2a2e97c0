/** A bucket of an S3-compatible store, and the right to use it. */
export type BucketSettings = {
  bucket: string;
  region: string;
  /** Unset: Amazon's own. */
  endpoint: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
  /** The start of each name, without a slash at its ends; empty for none. */
  prefix: string;
};

/** One request to the bucket: an object by its name, or the bucket itself with a query. */
export type S3Request = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  name?: string;
  query?: Record<string, string>;
  body?: Buffer;
};

/** A successful answer; `changedAt` in milliseconds since 1970, from Last-Modified. */
export type S3Answer = { body: Buffer; changedAt: number | undefined };

/** The store refuses a request. Its own message is left out: it may quote keys and signatures. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  constructor(
    readonly status: number,
    /** The code of the error document, such as `NoSuchKey`; empty when there is none, as in an answer to HEAD. */
    readonly code: string,
  ) {
    super(`${status} ${code}`.trim());
  }
}
