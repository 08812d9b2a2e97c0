import { z } from 'zod';
import type { FaultCode } from '../../core/index.js';
import { firstText, isRecord, text } from './json.js';

/** What an answer says went wrong: a code for machines and words for people, either may be empty. */
export type Said = { code: string; words: string };

const label = z.union([z.string(), z.number()]).nullish().catch(undefined);
const detailed = z.object({ message: text, code: label, type: text });
const answer = z.object({
  error: z.union([z.string(), detailed]).nullish().catch(undefined),
  code: label,
  message: text,
  msg: text,
  detail: text,
  data: z.object({ error: text }).nullish().catch(undefined),
});

/**
 * Reads both error shapes gateways use: `{code,message}` and `{error:{message,type,code}}` or `{error:"…"}`. What stands
 * in `data.error` beside a message says more about it (APIXO docs, error codes).
 */
export const saidIn = (json: unknown): Said => {
  const parsed = answer.safeParse(json);
  if (!parsed.success) return { code: '', words: '' };
  const { error, code, message, msg, detail, data } = parsed.data;
  const inner = typeof error === 'string' ? { message: error } : (error ?? {});
  const codes = 'code' in inner ? [inner.code, inner.type, code] : [code];
  return {
    code: codes.filter((part) => part !== null && part !== undefined && part !== '').join(' '),
    words: [firstText(inner.message, message, msg, detail), firstText(data?.error)]
      .filter(Boolean)
      .join(': '),
  };
};

/** True when an answer with a good HTTP status is a refusal all the same. */
export const refusesInside = (json: unknown): boolean => {
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
const pace = /rate.?limit|too many|too frequent|concurren|频繁|限流/i;
const load = /no available channel|overload|busy|saturat|unavailable|try again later|无可用渠道|繁忙|负载/i;
const key = /unauthori[sz]ed|api.?key|invalid.{0,20}token|token.{0,20}(?:invalid|expired)|令牌|密钥/i;
const noSuchPath = /invalid url|no such address|no route|cannot (?:get|post)\b/i;
const lostTask = /task[_ ](?:is[_ ])?not[_ ](?:exist|found)|task does not exist|clips? not found/i;

/** The fault a refusal means. Words weigh more than the HTTP status: gateways mean five things by 403 alone. */
export const faultOf = (status: number, said: Said, asking: boolean): FaultCode => {
  const all = `${said.code} ${said.words}`;
  if (asking && lostTask.test(all)) return 'unknown_task';
  // A rate limit may speak of a quota; an empty account may come as 429, but then its code says so.
  if (status === 429 || pace.test(all)) {
    return /insufficient|not_enough|used_up/i.test(all) ? 'out_of_credits' : 'rate_limited';
  }
  if (status === 402 || credits.test(all)) return 'out_of_credits';
  if (moderation.test(all)) return 'moderated';
  if (status === 401 || key.test(all)) return 'unauthorized';
  if (load.test(all)) return 'overloaded';
  if (status === 403) return 'unauthorized';
  if (status === 404 && asking && all.trim() !== '' && !noSuchPath.test(all)) return 'unknown_task';
  // Nothing is at this address, or not for this method: the operator has to look at the address or path.
  if (status === 404 || status === 405) return 'bad_answer';
  if (status === 408 || status >= 500) return 'overloaded';
  return 'bad_input';
};

/** The fault of a song that was taken and then failed. */
export const failureOf = (words: string): FaultCode => (moderation.test(words) ? 'moderated' : 'failed');

/**
 * True when a 5xx of a new-api gateway was said before any work was handed on.
 * `quota_not_enough`: relay/relay_task.go, before the upstream call. "No available channel": middleware/distributor.go,
 * which answers 503 when it finds nobody to hand the work to. Both in QuantumNous/new-api.
 */
export const refusesBeforeWork = (said: Said): boolean =>
  /\bquota_not_enough\b/.test(said.code) || /no available channel|无可用渠道/i.test(said.words);

/**
 * True when an error that is no 5xx sounds like a failure in the middle of the work, which may have been billed:
 * a server's own code, a time-out, or new-api's words for an upstream call that was made (`do_request_failed`,
 * `insert_task_failed`; relay/relay_task.go in QuantumNous/new-api).
 */
export const failedAtWork = ({ code, words }: Said): boolean =>
  /\b(?:408|5\d\d)\b|do_request_failed|insert_task_failed/.test(code) ||
  /timed?[ _-]?out|internal (?:server )?error/i.test(`${code} ${words}`);
