import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BucketSettings } from '../../src/media/index.js';
import { serve } from './library-harness.js';

/** An object in the bucket. */
type Held = { bytes: Buffer; changedAt: number };

/** How the store refuses what it is asked, and how many requests in a row; without an end unless told. */
type BucketState = { refusal: { status: number; code: string } | undefined; refusals: number };

const accessKeyId = 'minstrel-access-key';
const secretAccessKey = 'a-secret-nobody-may-read';

/**
 * An S3-compatible store with one bucket on loopback, closed after the test. It refuses requests that are not signed with
 * the secret (AWS Signature Version 4, Amazon S3 API reference), and lists two objects a page.
 */
export const openBucket = async (clock: () => number) => {
  const held = new Map<string, Held>();
  const state: BucketState = { refusal: undefined, refusals: Number.POSITIVE_INFINITY };
  const requests: string[] = [];

  const { origin } = await serve(async (request, response) => {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '', 'http://bucket');
    requests.push(`${request.method} ${request.url}`);
    const key = decodeURIComponent(url.pathname).replace(/^\/songs\/?/, '');
    if (state.refusal !== undefined && state.refusals > 0) {
      state.refusals -= 1;
      return refuse(response, state.refusal.status, state.refusal.code);
    }
    if (!isSigned(request, body)) return refuse(response, 403, 'SignatureDoesNotMatch');
    if (!url.pathname.startsWith('/songs')) return refuse(response, 404, 'NoSuchBucket');
    if (url.searchParams.get('list-type') === '2') return list(response, url, held);
    if (request.method === 'PUT') held.set(key, { bytes: body, changedAt: clock() });
    if (request.method === 'DELETE') held.delete(key);
    const found = held.get(key);
    if (request.method === 'DELETE') return response.writeHead(204).end();
    if (found === undefined) return refuse(response, 404, 'NoSuchKey');
    response.setHeader('last-modified', new Date(found.changedAt).toUTCString());
    response.end(request.method === 'GET' ? found.bytes : undefined);
  });

  const settings: BucketSettings = {
    bucket: 'songs',
    region: 'north-1',
    endpoint: origin,
    accessKeyId,
    secretAccessKey,
    prefix: 'minstrel',
  };
  return { settings, held, requests, state };
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

/** Quotes secrets, as some stores do. */
const refuse = (response: ServerResponse, status: number, code: string): void => {
  const message = `${code}: ${accessKeyId} ${secretAccessKey}`;
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`);
};

const list = (response: ServerResponse, url: URL, held: ReadonlyMap<string, Held>): void => {
  const prefix = url.searchParams.get('prefix') ?? '';
  const from = Number(url.searchParams.get('continuation-token') ?? 0);
  const names = [...held.keys()].filter((name) => name.startsWith(prefix)).sort();
  const contents = names.slice(from, from + 2).map((name) => {
    const { bytes, changedAt } = held.get(name) ?? { bytes: Buffer.alloc(0), changedAt: 0 };
    const changed = new Date(changedAt).toISOString();
    return `<Contents><Key>${name}</Key><Size>${bytes.length}</Size><LastModified>${changed}</LastModified></Contents>`;
  });
  const isCut = from + 2 < names.length;
  const next = isCut ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isCut}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
  );
};

const isSigned = (request: IncomingMessage, body: Buffer): boolean => {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      request.headers.authorization ?? '',
    );
  if (given === null) return false;
  const [, who = '', day = '', region = '', names = '', signature] = given;
  const header = (name: string): string => String(request.headers[name] ?? '').trim();
  const digest = createHash('sha256').update(body).digest('hex');
  const url = new URL(request.url ?? '', 'http://bucket');
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  const canonical = [
    request.method,
    url.pathname,
    query.join('&'),
    ...names.split(';').map((name) => `${name}:${header(name)}`),
    '',
    names,
    header('x-amz-content-sha256'),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const hashed = createHash('sha256').update(canonical).digest('hex');
  const text = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, hashed].join('\n');
  const sign = (key: string | Buffer, part: string): Buffer =>
    createHmac('sha256', key).update(part).digest();
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(sign, Buffer.from(`AWS4${secretAccessKey}`));
  return (
    who === accessKeyId &&
    header('x-amz-content-sha256') === digest &&
    sign(key, text).toString('hex') === signature
  );
};
