import { isRecord, type Payload, textOf } from './body.js';
import { Refusal, type RefusalParameters } from './refusal.js';

/**
 * What goes wrong instead of an answer: a status with a body (an object is completed to Telegram's error shape, a
 * string is sent as it is), silence, a cut socket, or either of these after the work was done - the ambiguous cases.
 */
export type Trouble =
  | {
      status: number;
      body?: { description?: string; parameters?: RefusalParameters; [other: string]: unknown } | string;
    }
  | 'hang'
  | 'reset'
  | 'reset-after'
  | 'hang-after';

/** Which calls go wrong, how often (once unless told), and how; `when` picks calls by their parameters. */
export interface TroubleRule {
  method: string | RegExp;
  times?: number;
  with: Trouble;
  when?: (payload: Record<string, unknown>) => boolean;
}

/** How many sends and edits a chat takes (Telegram bots FAQ: one a second per chat, 20 a minute per group). */
export interface FloodRule {
  perChatPerSecond?: number;
  perGroupPerMinute?: number;
}

/** Builds the list of scripted troubles; the oldest rule that fits a call is used up first. */
export function createTroubles() {
  const rules: (TroubleRule & { left: number })[] = [];

  function fail(rule: TroubleRule): () => void {
    const entry = { ...rule, left: rule.times ?? 1 };
    rules.push(entry);
    return () => {
      entry.left = 0;
    };
  }

  function next(method: string, fields: Record<string, unknown>): Trouble | undefined {
    const rule = rules.find(
      (one) => one.left > 0 && matches(one.method, method) && (one.when?.(fields) ?? true),
    );
    if (rule) rule.left -= 1;
    return rule?.with;
  }

  return { fail, next };
}

/** Completes a scripted body to what Telegram sends with an error. */
export function errorBody(status: number, body: Exclude<Trouble, string>['body']): string {
  if (typeof body === 'string') return body;
  const retryAfter = body?.parameters?.retry_after;
  const usual = retryAfter === undefined ? USUAL[status] : `Too Many Requests: retry after ${retryAfter}`;
  return JSON.stringify({ ok: false, error_code: status, description: usual ?? `Error ${status}`, ...body });
}

/** Counts sends and edits per chat and refuses with 429 above the rule; never for seconds of silence. */
export function createFlood(rule: FloodRule | undefined, now: () => number) {
  const taken = new Map<string, number[]>();

  function check(method: string, payload: Payload): void {
    if (!rule || !/^(send(?!ChatAction)|edit)/i.test(method)) return;
    const chat = textOf(payload, 'chat_id') ?? '';
    const items = payload.fields.media;
    const weight = Array.isArray(items) && !isRecord(items) ? items.length : 1;
    const limits: [number | undefined, number][] = [[rule.perChatPerSecond, 1000]];
    if (chat.startsWith('-')) limits.push([rule.perGroupPerMinute, 60_000]);
    const times = (taken.get(chat) ?? []).filter((at) => at > now() - 60_000);
    for (const [limit, span] of limits) {
      const within = times.filter((at) => at > now() - span);
      if (limit === undefined || within.length + weight <= limit) continue;
      const oldest = within[within.length + weight - limit - 1] ?? now();
      const seconds = Math.max(1, Math.ceil((oldest + span - now()) / 1000));
      throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    taken.set(chat, [...times, ...Array.from({ length: weight }, now)]);
  }

  return { check };
}

const USUAL: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests: retry after 1',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

const matches = (pattern: string | RegExp, method: string) =>
  typeof pattern === 'string'
    ? pattern.toLowerCase() === method.toLowerCase()
    : method.search(pattern) !== -1;
