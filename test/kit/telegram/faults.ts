import { isRecord, type Payload, textOf } from './payload.js';
import { Refusal, type RefusalParameters } from './refusal.js';

const usualDescriptions: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests: retry after 1',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

/**
 * A fault instead of a response: a status with a body (an object is completed to Telegram's error, a text is sent as it
 * is), no response, a closed connection, or one of the last two after the request was carried out.
 */
export type Fault =
  | {
      status: number;
      body?: { description?: string; parameters?: RefusalParameters; [other: string]: unknown } | string;
    }
  | 'hang'
  | 'reset'
  | 'reset-after'
  | 'hang-after';

/** Which requests fail, how often (once by default) and how; `when` selects requests by their parameters. */
export type FaultRule = {
  method: string | RegExp;
  times?: number;
  with: Fault;
  when?: (payload: Record<string, unknown>) => boolean;
};

/** How many sends and edits a chat allows (Telegram bots FAQ: one a second per chat, 20 a minute per group). */
export type FloodRule = {
  perChatPerSecond?: number;
  perGroupPerMinute?: number;
};

/** Builds the list of scripted faults; the oldest rule that matches a request applies. */
export const createFaults = () => {
  const rules: (FaultRule & { left: number })[] = [];

  const fail = (rule: FaultRule): (() => void) => {
    const entry = { ...rule, left: rule.times ?? 1 };
    rules.push(entry);
    return () => {
      entry.left = 0;
    };
  };

  const next = (method: string, fields: Record<string, unknown>): Fault | undefined => {
    const rule = rules.find(
      ({ left, method: pattern, when }) => left > 0 && matches(pattern, method) && (when?.(fields) ?? true),
    );
    if (rule) rule.left -= 1;
    return rule?.with;
  };

  return { fail, next };
};

/** Completes a scripted body to the one Telegram sends with an error. */
export const errorBody = (status: number, body: Exclude<Fault, string>['body']): string => {
  if (typeof body === 'string') return body;
  const retryAfter = body?.parameters?.retry_after;
  const usual =
    retryAfter === undefined ? usualDescriptions[status] : `Too Many Requests: retry after ${retryAfter}`;
  return JSON.stringify({ ok: false, error_code: status, description: usual ?? `Error ${status}`, ...body });
};

/** Counts sends and edits per chat and refuses with 429 above the limits of the rule. */
export const createFlood = (rule: FloodRule | undefined, now: () => number) => {
  const taken = new Map<string, number[]>();

  const check = (method: string, payload: Payload): void => {
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
  };

  return { check };
};

const matches = (pattern: string | RegExp, method: string) =>
  typeof pattern === 'string'
    ? pattern.toLowerCase() === method.toLowerCase()
    : method.search(pattern) !== -1;
