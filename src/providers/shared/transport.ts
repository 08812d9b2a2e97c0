import type { Dispatcher } from 'undici';
import type { Clock, FaultCode } from '../../core/index.js';
import { parseJson } from './json.js';

/** Answers are read up to so many bytes; 24 stems with their lyrics are far below. */
const maxAnswerBytes = 4 * 1024 * 1024;

/** An HTTP answer, read as far as it came. */
export type Received = {
  kind: 'received';
  status: number;
  /** False when the body broke off, was too large, or came too late. */
  whole: boolean;
  /** True when our deadline cut the body off. */
  late: boolean;
  text: string;
  /** The parsed body; undefined when it is no JSON. */
  json: unknown;
  /** From the `Retry-After` header, at most an hour. */
  retryAfterSeconds: number | undefined;
};

/** The outcome of a call: an answer with a status, or none at all. */
export type CallResult = Received | { kind: 'broken'; code: FaultCode; detail: string; aborted: boolean };

/** Makes one call within a deadline that covers connecting, waiting and reading; never throws. */
export const performCall = async (
  send: (signal: AbortSignal) => Promise<Dispatcher.ResponseData>,
  milliseconds: number,
  signal: AbortSignal,
  clock: Clock,
): Promise<CallResult> => {
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
    const response = await abortable(send(stop.signal), stop.signal);
    const { text, whole } = await readBody(response.body);
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
      return { kind: 'broken', code: 'timed_out', detail: 'the call was aborted', aborted: true };
    return { kind: 'broken', ...describeError(error), aborted: false };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
};

/** Rejects as soon as the signal aborts: undici keeps waiting while it is still connecting. */
const abortable = <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });

const readBody = async (body: Dispatcher.ResponseData['body']): Promise<{ text: string; whole: boolean }> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let whole = true;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > maxAnswerBytes) {
        whole = false;
        break;
      }
      chunks.push(chunk);
    }
  } catch {
    whole = false;
  }
  return { text: decodeText(Buffer.concat(chunks)), whole };
};

/** Decodes a body by its byte order mark; without one it is UTF-8. The mark itself is left out. */
const decodeText = (bytes: Buffer): string => {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
};

const retryAfter = (header: string | string[] | undefined, clock: Clock): number | undefined => {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - clock()) / 1000;
  return Number.isFinite(seconds) ? Math.min(3600, Math.max(0, Math.ceil(seconds))) : undefined;
};

const describeError = (error: unknown): { code: FaultCode; detail: string } => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const malformed = error instanceof Error && error.name === 'HTTPParserError';
  if (malformed || code === 'UND_ERR_HEADERS_OVERFLOW') return { code: 'bad_answer', detail: 'not HTTP' };
  return {
    code: 'unreachable',
    detail: code === '' ? 'the connection failed' : `the connection failed (${code})`,
  };
};
