import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { MediaError } from '../../core/index.js';
import { type AddressRules, lookupPublic, parseTarget, type Target } from './address.js';

/** What a download may cost at most. */
export type FetchLimits = {
  bytes: number;
  /** Milliseconds from the first request to the last byte, redirects included. */
  overallMs: number;
  /** Milliseconds without a single byte. */
  idleMs: number;
  redirects: number;
};

/** Downloads what a gateway's address leads to; throws {@link MediaError} and nothing else. */
export type Fetcher = (address: string, wanted: Wanted, signal: AbortSignal) => Promise<Buffer>;

/** What is hoped for behind an address; `looksRight` judges the first bytes, so that a wrong file is dropped early. */
type Wanted = { limits: FetchLimits; looksRight: (head: Buffer) => boolean };

/** How many first bytes are enough to tell what a file is. */
const headBytes = 16;

/** Answers that a file server gives for a song that has not reached it yet; S3 says 403 for what is not there. */
const notYet = new Set([202, 204, 403, 404, 408, 409, 423, 425, 429]);

const moved = new Set([301, 302, 303, 307, 308]);

/** Builds a fetcher that checks every hop of a redirect anew and never reaches a private address by accident. */
export function createFetcher(rules: AddressRules): Fetcher {
  // The fetcher's own timers rule; undici's are coarse and know nothing of a slow drip.
  const shared = { headersTimeout: 0, bodyTimeout: 0, allowH2: false };
  const guarded = new Agent({ ...shared, connect: { lookup: lookupPublic, timeout: 0 } });
  const open = new Agent({ ...shared, connect: { timeout: 0 } });

  return async (address, { limits, looksRight }, signal) => {
    const patience = createPatience(limits, signal);
    try {
      let target = parseTarget(address, rules);
      for (let hop = 0; hop <= limits.redirects; hop += 1) {
        const answer = await ask(target, target.trusted ? open : guarded, patience.signal);
        const next = follow(answer, target, rules);
        if (next) {
          target = next;
          continue;
        }
        return await receive(answer, limits.bytes, looksRight, patience.heard);
      }
      throw new MediaError('lost', 'too many redirects');
    } catch (error) {
      throw patience.blame(error);
    } finally {
      patience.end();
    }
  };
}

const ask = ({ url }: Target, dispatcher: Agent, signal: AbortSignal): Promise<Dispatcher.ResponseData> =>
  request(url, {
    dispatcher,
    signal,
    headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'minstrel' },
  });

/** Where the answer sends us, or undefined when it is the file; throws for every other answer. */
function follow(answer: Dispatcher.ResponseData, from: Target, rules: AddressRules): Target | undefined {
  const { statusCode: status, headers } = answer;
  if (status === 200) return undefined;
  discard(answer.body);
  const host = from.url.host;
  if (notYet.has(status) || status >= 500) throw new MediaError('later', `${host} says ${status}`);
  const location = moved.has(status) && headers.location;
  if (!location) throw new MediaError('lost', `${host} says ${status}`);
  return parseTarget(String(location), rules, from.url);
}

async function receive(
  answer: Dispatcher.ResponseData,
  limit: number,
  looksRight: Wanted['looksRight'],
  heard: () => void,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  let judged = false;
  const judge = (): void => {
    judged = true;
    if (!looksRight(Buffer.concat(pieces)))
      throw new MediaError('lost', 'not the kind of file that was promised');
  };
  try {
    if (Number(answer.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
    for await (const piece of answer.body as AsyncIterable<Buffer>) {
      heard();
      length += piece.length;
      if (length > limit) throw tooLarge(limit);
      pieces.push(piece);
      if (!judged && length >= headBytes) judge();
    }
  } finally {
    discard(answer.body);
  }
  if (length === 0) throw new MediaError('later', 'an empty file');
  if (!judged) judge();
  return Buffer.concat(pieces, length);
}

const tooLarge = (limit: number): MediaError => new MediaError('lost', `larger than ${limit} bytes`);

function discard(body: Readable): void {
  // Cutting a body off short makes it complain, and nobody is left to listen.
  body.on('error', () => undefined);
  body.destroy();
}

/** Watches over one download: its signal stops it when the listener leaves, when nothing comes, or at the end of time. */
function createPatience(limits: FetchLimits, outer: AbortSignal) {
  const stop = new AbortController();
  const give = (why: string) => () => stop.abort(new MediaError('later', why));
  const leave = give('stopped');
  const overall = setTimeout(give(`not done within ${limits.overallMs} ms`), limits.overallMs);
  const idle = setTimeout(give(`nothing came for ${limits.idleMs} ms`), limits.idleMs);
  if (outer.aborted) leave();
  outer.addEventListener('abort', leave, { once: true });
  return {
    signal: stop.signal,
    heard: () => void idle.refresh(),
    end: () => {
      clearTimeout(overall);
      clearTimeout(idle);
      outer.removeEventListener('abort', leave);
    },
    /** The true cause of what was thrown. */
    blame: (error: unknown): MediaError => {
      const cause: unknown = stop.signal.aborted ? stop.signal.reason : error;
      if (cause instanceof MediaError) return cause;
      return new MediaError('later', cause instanceof Error ? cause.message : String(cause));
    },
  };
}
