import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { MediaError } from '../../core/index.js';
import { type AddressRules, lookupPublic, parseTarget, type Target } from './address.js';
import { createDeadline } from './deadline.js';

/** The limits of one download. */
export type FetchLimits = {
  bytes: number;
  /** Milliseconds from the first request to the last byte, redirects included. */
  overallMs: number;
  /** Milliseconds without a single byte. */
  idleMs: number;
  redirects: number;
};

/** Limits, and a check of the first bytes, so that the download of a wrong file stops early. */
export type FetchRequest = { limits: FetchLimits; accepts: (head: Buffer) => boolean };

/** Downloads the file behind an address; throws {@link MediaError} and nothing else. */
export type Fetcher = (address: string, request: FetchRequest, signal: AbortSignal) => Promise<Buffer>;

/** Bytes that are enough to recognize a file. */
const headBytes = 16;

/** Statuses of a file server that may not have the song yet; S3 answers 403 for a missing object. */
const retryableStatuses = new Set([202, 204, 403, 404, 408, 409, 423, 425, 429]);

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Builds a fetcher that checks the address of every redirect and never connects to a private one by accident. */
export const createFetcher = (rules: AddressRules): Fetcher => {
  // Deadlines have their own timers: those of undici are coarse, and do not notice a slow trickle of bytes.
  const options = { headersTimeout: 0, bodyTimeout: 0, allowH2: false };
  const publicAgent = new Agent({ ...options, connect: { lookup: lookupPublic, timeout: 0 } });
  const trustedAgent = new Agent({ ...options, connect: { timeout: 0 } });

  return async (address, { limits, accepts }, signal) => {
    const deadline = createDeadline(limits, signal);
    try {
      let target = parseTarget(address, rules);
      for (let hop = 0; hop <= limits.redirects; hop += 1) {
        const response = await get(target, target.trusted ? trustedAgent : publicAgent, deadline.signal);
        const next = redirectOf(response, target, rules);
        if (next === undefined) return await receive(response, limits.bytes, accepts, deadline.onData);
        target = next;
      }
      throw new MediaError('lost', 'unreachable', 'too many redirects');
    } catch (error) {
      throw deadline.causeOf(error);
    } finally {
      deadline.clear();
    }
  };
};

const get = ({ url }: Target, dispatcher: Agent, signal: AbortSignal): Promise<Dispatcher.ResponseData> =>
  request(url, {
    dispatcher,
    signal,
    headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'minstrel' },
  });

/** The target of a redirect, or undefined for the file itself; throws for every other status. */
const redirectOf = (
  response: Dispatcher.ResponseData,
  from: Target,
  rules: AddressRules,
): Target | undefined => {
  const { statusCode: status, headers } = response;
  if (status === 200) return undefined;
  discard(response.body);
  const location = redirectStatuses.has(status) ? headers.location : undefined;
  if (location) return parseTarget(String(location), rules, from.url);
  const code = retryableStatuses.has(status) || status >= 500 ? 'later' : 'lost';
  throw new MediaError(code, 'unreachable', `${from.url.host} answered ${status}`);
};

const receive = async (
  response: Dispatcher.ResponseData,
  limit: number,
  accepts: FetchRequest['accepts'],
  onData: () => void,
): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  let checked = false;
  const checkHead = (): void => {
    checked = true;
    if (accepts(Buffer.concat(chunks))) return;
    throw new MediaError('lost', 'wrong_kind', 'another kind of file than expected');
  };
  try {
    if (Number(response.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      onData();
      length += chunk.length;
      if (length > limit) throw tooLarge(limit);
      chunks.push(chunk);
      if (!checked && length >= headBytes) checkHead();
    }
  } finally {
    discard(response.body);
  }
  if (length === 0) throw new MediaError('later', 'empty', 'an empty file');
  if (!checked) checkHead();
  return Buffer.concat(chunks, length);
};

const tooLarge = (limit: number): MediaError =>
  new MediaError('lost', 'too_large', `larger than ${limit} bytes`);

const discard = (body: Readable): void => {
  // Destroying an unfinished body makes it emit an error, which nobody handles any more.
  body.on('error', () => undefined);
  body.destroy();
};
