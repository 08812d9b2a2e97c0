import type { Dispatcher } from 'undici';
import type { Clock, FaultCode } from '../../core/index.js';

/** The most of an answer that is read, in bytes; 24 stems with their words are far below. */
const largestAnswer = 4 * 1024 * 1024;

/** An HTTP answer, read as far as it came. */
export type Received = {
  kind: 'received';
  status: number;
  /** False when the body broke off, was too large, or came too late. */
  whole: boolean;
  /** True when it was our deadline that cut the body off. */
  late: boolean;
  text: string;
  /** The parsed body; undefined when it is no JSON. */
  json: unknown;
  /** From the `Retry-After` header, at most an hour. */
  retryAfterSeconds: number | undefined;
};

/** What became of a call: an answer with a status, or none at all. */
export type Exchange = Received | { kind: 'broken'; code: FaultCode; detail: string; aborted: boolean };

/** Makes one call within a deadline that covers connecting, waiting and reading; never throws. */
export const receive = async (
  send: (signal: AbortSignal) => Promise<Dispatcher.ResponseData>,
  milliseconds: number,
  signal: AbortSignal,
  clock: Clock,
): Promise<Exchange> => {
  const stop = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, milliseconds);
  const onAbort = () => stop.abort();
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    const response = await sooner(send(stop.signal), stop.signal);
    const { text, whole } = await read(response.body);
    return {
      kind: 'received',
      status: response.statusCode,
      whole,
      late,
      text,
      json: whole ? parseJson(text) : undefined,
      retryAfterSeconds: retryAfter(response.headers['retry-after'], clock),
    };
  } catch (error) {
    if (late) return { kind: 'broken', code: 'timed_out', detail: 'no answer in time', aborted: false };
    if (signal.aborted)
      return { kind: 'broken', code: 'timed_out', detail: 'the call was cut short', aborted: true };
    return { kind: 'broken', ...describe(error), aborted: false };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
};

/** Rejects at once when stopped: undici itself goes on waiting while it is still connecting. */
const sooner = <T>(answer: Promise<T>, stop: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const give = () => reject(stop.reason);
    stop.addEventListener('abort', give, { once: true });
    if (stop.aborted) give();
    answer.then(resolve, reject).finally(() => stop.removeEventListener('abort', give));
  });

const read = async (body: Dispatcher.ResponseData['body']): Promise<{ text: string; whole: boolean }> => {
  const pieces: Buffer[] = [];
  let size = 0;
  let whole = true;
  try {
    for await (const piece of body) {
      size += piece.length;
      if (size > largestAnswer) {
        whole = false;
        break;
      }
      pieces.push(piece);
    }
  } catch {
    whole = false;
  }
  return { text: Buffer.concat(pieces).toString('utf8'), whole };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const retryAfter = (header: string | string[] | undefined, clock: Clock): number | undefined => {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - clock()) / 1000;
  return Number.isFinite(seconds) ? Math.min(3600, Math.max(0, Math.ceil(seconds))) : undefined;
};

const describe = (error: unknown): { code: FaultCode; detail: string } => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const garbled = error instanceof Error && error.name === 'HTTPParserError';
  if (garbled || code === 'UND_ERR_HEADERS_OVERFLOW') return { code: 'bad_answer', detail: 'not HTTP' };
  return {
    code: 'unreachable',
    detail: code === '' ? 'the connection failed' : `the connection failed (${code})`,
  };
};
