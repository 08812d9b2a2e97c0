import { type FaultCode, type Log, ProviderError, type ProviderId } from '../../core/index.js';
import {
  type CallKind,
  classifyError,
  failedDuringWork,
  type GatewayError,
  readError,
} from './classify-error.js';
import type { Redact } from './redact.js';
import type { Received } from './transport.js';

/** Statuses about the key, money, the address or the rate, sent before any work, whatever the message says. */
const statusesBeforeWork: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 413, 429]);

/** What is special about one gateway's answers. */
export type Dialect = {
  /** The fault of the gateway's own error codes; undefined leaves it to the message and the status. */
  classify?: (error: GatewayError) => FaultCode | undefined;
  /** True for the 5xx errors that surely cost nothing; without it there are none. */
  failedBeforeWork?: (error: GatewayError) => boolean;
  /** Reads the text of a good answer that is incomplete or no JSON; undefined when it holds nothing usable. */
  decode?: (text: string) => unknown;
};

/** Turns answers into errors. */
export type AnswerErrors = {
  /** For an answer that is no readable success. */
  failed(received: Received, call: CallKind): ProviderError;
  /** For an answer with a good status that refuses the call. */
  refused(json: unknown, call: CallKind): ProviderError;
  /** For an answer in an unknown format; a submit may have been billed. */
  unreadable(json: unknown, call: CallKind, detail: string): ProviderError;
};

/** Builds the errors for the answers of one gateway. */
export const createAnswerErrors = (
  id: ProviderId,
  redact: Redact,
  { classify, failedBeforeWork = () => false }: Dialect,
  log: Log | undefined,
): AnswerErrors => {
  const codeOf = (status: number, error: GatewayError, call: CallKind): FaultCode =>
    classify?.(error) ?? classifyError(status, error, call);

  return {
    failed(received, call) {
      const { status, retryAfterSeconds } = received;
      const error = readError(received.json);
      const code = status < 400 ? (received.late ? 'timed_out' : 'bad_answer') : codeOf(status, error, call);
      // A 408 comes from whoever stopped waiting, perhaps long after the work was handed on.
      const early = statusesBeforeWork.has(status) || (status !== 408 && !failedDuringWork(error));
      const unbilled = status >= 500 ? failedBeforeWork(error) : status >= 400 && early;
      const detail = detailOf(received, error, redact) || `HTTP ${status}`;
      return new ProviderError(
        id,
        code,
        call === 'query' || unbilled ? 'no' : 'maybe',
        detail,
        retryAfterSeconds,
      );
    },

    refused(json, call) {
      const error = readError(json);
      const detail = redact(error.message) || redact(error.code) || 'refused without a reason';
      const unbilled = call === 'query' || failedBeforeWork(error) || !failedDuringWork(error);
      return new ProviderError(id, codeOf(200, error, call), unbilled ? 'no' : 'maybe', detail);
    },

    unreadable(json, call, detail) {
      log?.warn(
        {
          event: 'gateway.answer-unreadable',
          provider: id,
          call,
          reason: detail,
          answer: redact(JSON.stringify(json)),
        },
        'Gateway answer unreadable',
      );
      return new ProviderError(id, 'bad_answer', call === 'query' ? 'no' : 'maybe', redact(detail));
    },
  };
};

const detailOf = (received: Received, error: GatewayError, redact: Redact): string => {
  const { status, text } = received;
  if (error.message !== '' || error.code !== '') return redact(error.message) || redact(error.code);
  if (!received.whole) return `HTTP ${status}, the answer broke off`;
  if (/^\s*</.test(text)) return `HTTP ${status}, a web page instead of an answer`;
  if (status < 400 && received.json === undefined)
    return `HTTP ${status}, not JSON: ${redact(text)}`.slice(0, 200);
  return redact(text);
};
