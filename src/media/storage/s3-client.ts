import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { Agent, request } from 'undici';
import { type BucketSettings, type S3Answer, S3Error, type S3Request } from './s3-types.js';
import { parseErrorCode } from './s3-xml.js';

/** Sends requests to one bucket. */
export type S3Client = {
  /** Throws an {@link S3Error} for a refusal, and the network's own error when nothing answers. */
  send(request: S3Request): Promise<S3Answer>;
  close(): Promise<void>;
};

/** Milliseconds: to connect, without a single byte of an answer, and for all tries of one request together. */
const patience = { connect: 5_000, idle: 15_000, overall: 180_000 };

/** Every request here may be repeated: what is put under a name is always the same. */
const tries = 3;
const firstPauseMs = 200;

/** Opens a client; it connects at its first request. */
export const createS3Client = (settings: BucketSettings): S3Client => {
  const agent = new Agent({ connect: { timeout: patience.connect }, bodyTimeout: patience.idle });

  const sendOnce = async (s3Request: S3Request, signal: AbortSignal): Promise<S3Answer> => {
    const { method, body } = s3Request;
    const answer = await request(urlOf(settings, s3Request), {
      method,
      headers: await sign(settings, s3Request),
      body: body ?? null,
      // The time that a large body takes to be sent counts as waiting for the head of the answer.
      headersTimeout: body === undefined ? patience.idle : patience.overall,
      dispatcher: agent,
      signal,
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    if (answer.statusCode >= 300) throw new S3Error(answer.statusCode, parseErrorCode(bytes.toString()));
    const changedAt = Date.parse(String(answer.headers['last-modified']));
    return { body: bytes, changedAt: Number.isNaN(changedAt) ? undefined : changedAt };
  };

  return {
    send: async (s3Request) => {
      const signal = AbortSignal.timeout(patience.overall);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await sendOnce(s3Request, signal);
        } catch (error) {
          if (attempt === tries || signal.aborted || !isPassing(error)) throw error;
          await pause(firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
        }
      }
    },
    close: () => agent.destroy(),
  };
};

/** True for trouble of the network, of the server, and for too many requests. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof S3Error) || error.status >= 500 || error.status === 429;

/** Path style at an endpoint, which need not have a host name for each bucket; Amazon's own otherwise. */
const urlOf = ({ bucket, region, endpoint }: BucketSettings, { name = '', query }: S3Request): URL => {
  const amazon = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  const path = name.split('/').map(encodeURIComponent).join('/');
  // A bucket with dots in its name does not fit Amazon's certificate.
  const base =
    endpoint === undefined && !bucket.includes('.')
      ? `https://${bucket}.${amazon}/`
      : `${endpoint?.replace(/\/+$/, '') ?? `https://${amazon}`}/${bucket}/`;
  return new URL(`${base}${path}${query === undefined ? '' : `?${new URLSearchParams(query)}`}`);
};

/** The headers of a request signed by AWS Signature Version 4; the signature covers the body. */
const sign = async (settings: BucketSettings, s3Request: S3Request): Promise<Record<string, string>> => {
  const { region, accessKeyId, secretAccessKey } = settings;
  const hash = createHash('sha256')
    .update(s3Request.body ?? '')
    .digest('hex');
  const signer = new AwsV4Signer({
    method: s3Request.method,
    url: urlOf(settings, s3Request).href,
    headers: { 'x-amz-content-sha256': hash },
    service: 's3',
    region,
    accessKeyId,
    secretAccessKey,
  });
  return Object.fromEntries((await signer.sign()).headers);
};
