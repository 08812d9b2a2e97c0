import * as z from 'zod';
import type { FaultCode } from '../../core/index.js';
import { firstText, isRecord, optionalText } from './json.js';

/** Whether a call is billable (`submit`) or free (`query`). */
export type CallKind = 'submit' | 'query';

/** The error in a gateway's answer: codes for machines, separated by spaces, and a message for people. Either may be empty. */
export type GatewayError = { code: string; message: string };

const errorCode = z.union([z.string(), z.number()]).nullish().catch(undefined);
const errorObject = z.object({ message: optionalText, code: errorCode, type: optionalText });
const errorAnswer = z.object({
  error: z.union([z.string(), errorObject]).nullish().catch(undefined),
  code: errorCode,
  message: optionalText,
  msg: optionalText,
  detail: optionalText,
  data: z.object({ error: optionalText }).nullish().catch(undefined),
});

/**
 * Reads both error formats of the gateways: `{code,message}`, and `{error:{message,type,code}}` or `{error:"…"}`. A
 * `data.error` beside a message gives details of it (APIXO docs, error codes).
 */
export const readError = (json: unknown): GatewayError => {
  const parsed = errorAnswer.safeParse(json);
  if (!parsed.success) return { code: '', message: '' };
  const { error, code, message, msg, detail, data } = parsed.data;
  const inner = typeof error === 'string' ? { message: error } : (error ?? {});
  const codes = 'code' in inner ? [inner.code, inner.type, code] : [code];
  return {
    code: codes.filter((part) => part !== null && part !== undefined && part !== '').join(' '),
    message: [firstText(inner.message, message, msg, detail), firstText(data?.error)]
      .filter(Boolean)
      .join(': '),
  };
};

/** True when an answer with a good HTTP status carries an error. */
export const isRefusal = (json: unknown): boolean => {
  if (!isRecord(json)) return false;
  const { error, code } = json;
  if (typeof error === 'string' ? error !== '' : isRecord(error)) return true;
  if (typeof code === 'number') return code >= 400;
  return typeof code === 'string' && code !== '' && !/^(success|ok|0|2\d\d)$/i.test(code);
};

const moderation =
  /moderat|sensitive|flagged|violat|inappropriate|prohibited|forbidden (?:word|content)|nsfw|copyright|artist name|existing work of art|content polic|违规|敏感|版权/i;
const credits =
  /quota|insufficient|credits?\b|balance|used[_ ]up|payment|arrears|out of money|余额|额度|欠费/i;
const rateLimit = /rate.?limit|too many|too frequent|concurren|频繁|限流/i;
const overload =
  /no available channel|overload|busy|saturat|unavailable|try again later|无可用渠道|繁忙|负载/i;
const key = /unauthori[sz]ed|api.?key|invalid.{0,20}token|token.{0,20}(?:invalid|expired)|令牌|密钥/i;
const noSuchPath = /invalid url|no such address|no route|cannot (?:get|post)\b/i;
const noSuchTask = /task[_ ](?:is[_ ])?not[_ ](?:exist|found)|task does not exist|clips? not found/i;

/** The fault of a refused call. The message counts more than the HTTP status: gateways use 403 for five different faults. */
export const classifyError = (status: number, error: GatewayError, call: CallKind): FaultCode => {
  const text = `${error.code} ${error.message}`;
  if (call === 'query' && noSuchTask.test(text)) return 'unknown_task';
  // The message of a rate limit may mention a quota. An empty account may be a 429, but then its code says so.
  if (status === 429 || rateLimit.test(text)) {
    return /insufficient|not_enough|used_up/i.test(text) ? 'out_of_credits' : 'rate_limited';
  }
  if (status === 402 || credits.test(text)) return 'out_of_credits';
  if (moderation.test(text)) return 'moderated';
  if (status === 401 || key.test(text)) return 'unauthorized';
  if (overload.test(text)) return 'overloaded';
  if (status === 403) return 'unauthorized';
  if (status === 404 && call === 'query' && text.trim() !== '' && !noSuchPath.test(text))
    return 'unknown_task';
  // Nothing answers at this path, or not to this method: the operator has to correct the address or the path.
  if (status === 404 || status === 405) return 'bad_answer';
  if (status === 408 || status >= 500) return 'overloaded';
  return 'bad_input';
};

/** The fault of a song that was accepted and then failed. */
export const classifyFailure = (message: string): FaultCode =>
  moderation.test(message) ? 'moderated' : 'failed';

/**
 * True when a new-api gateway answered with 5xx before it handed any work on.
 * `quota_not_enough`: relay/relay_task.go, before the upstream call. "No available channel": middleware/distributor.go,
 * which answers 503 when it finds no channel for the work. Both in QuantumNous/new-api.
 */
export const failedBeforeWork = ({ code, message }: GatewayError): boolean =>
  /\bquota_not_enough\b/.test(code) || /no available channel|无可用渠道/i.test(message);

/**
 * True when an error without a 5xx status looks like a failure in the middle of the work, which may have been billed:
 * a server's own code, a timeout, or new-api's words for an upstream call that was made (`do_request_failed`,
 * `insert_task_failed`; relay/relay_task.go in QuantumNous/new-api).
 */
export const failedDuringWork = ({ code, message }: GatewayError): boolean =>
  /\b(?:408|5\d\d)\b|do_request_failed|insert_task_failed/.test(code) ||
  /timed?[ _-]?out|internal (?:server )?error/i.test(`${code} ${message}`);
