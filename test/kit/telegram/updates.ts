import { flagOf, numberOf, type Payload, textOf } from './body.js';
import { Refusal, refuse } from './refusal.js';

/** One thing that happened in a chat (Bot API Update). */
export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

interface Waiting {
  update: Update;
  chatId: number;
  /** Sent once more although the bot has confirmed it. */
  again?: true;
}

interface Poll {
  wake: () => void;
  end: (refusal?: Refusal) => void;
}

interface Webhook {
  url: string;
  secret: string | undefined;
  maxConnections: number;
  lastError?: { last_error_date: number; last_error_message: string };
}

interface Surroundings {
  now: () => number;
  /** Where a webhook's URL can really be reached; undefined when Telegram could not reach it. */
  reach: (url: string) => string | undefined;
  /** Carries out a method call that came as the answer to a webhook's POST. */
  answer: (method: string, fields: Record<string, unknown>) => Promise<void>;
}

/** The line of updates between the people and the bot: by long poll or by webhook, never both. */
export type Updates = ReturnType<typeof createUpdates>;

/** Builds the line of updates; an update leaves it when the bot confirms it or its webhook answers 2xx. */
export function createUpdates({ now, reach, answer }: Surroundings) {
  const history: Waiting[] = [];
  const busyChats = new Set<number>();
  const stop = new AbortController();
  let waiting: Waiting[] = [];
  let nextId = 700_000_001;
  let allowed: string[] = [];
  let poll: Poll | undefined;
  let webhook: Webhook | undefined;

  function push(kind: string, chatId: number, body: unknown): Update | undefined {
    const isAllowed = allowed.length === 0 ? !SILENT_BY_DEFAULT.includes(kind) : allowed.includes(kind);
    if (!isAllowed) return undefined;
    const entry = { update: { update_id: nextId++, [kind]: body }, chatId };
    history.push(entry);
    waiting.push(entry);
    wake();
    return entry.update;
  }

  function redeliver(count: number): void {
    const again = count > 0 ? history.slice(-count) : [];
    waiting.unshift(...again.map(({ update, chatId }) => ({ update, chatId, again: true as const })));
    wake();
  }

  function wake(): void {
    poll?.wake();
    if (webhook) pump(webhook);
  }

  function setAllowed(payload: Payload): void {
    const kinds = payload.fields.allowed_updates;
    if (kinds === undefined || kinds === null) return;
    if (!Array.isArray(kinds)) refuse("can't parse allowed_updates: expected an Array of strings");
    allowed = kinds.map(String);
  }

  async function getUpdates(payload: Payload, gone: AbortSignal): Promise<Update[]> {
    if (webhook) throw new Refusal(409, CONFLICT_WITH_WEBHOOK);
    poll?.end(new Refusal(409, CONFLICT_WITH_POLL));
    setAllowed(payload);
    const offset = numberOf(payload, 'offset') ?? 0;
    const limit = Math.min(100, Math.max(1, numberOf(payload, 'limit') ?? 100));
    if (offset > 0) waiting = waiting.filter((entry) => entry.again || entry.update.update_id >= offset);
    if (offset < 0) waiting = waiting.slice(offset);
    if (waiting.length === 0) await hold(Math.min(50, numberOf(payload, 'timeout') ?? 0), gone);
    if (gone.aborted) return [];
    const batch = waiting.slice(0, limit);
    waiting = waiting.filter((entry) => !(entry.again && batch.includes(entry)));
    return batch.map((entry) => entry.update);
  }

  function hold(seconds: number, gone: AbortSignal): Promise<void> {
    if (seconds <= 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (refusal?: Refusal) => {
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        if (poll === own) poll = undefined;
        if (refusal) reject(refusal);
        else resolve();
      };
      const leave = () => finish();
      const own: Poll = { wake: leave, end: finish };
      const timer = setTimeout(leave, seconds * 1000);
      gone.addEventListener('abort', leave);
      poll = own;
      if (gone.aborted) finish();
    });
  }

  function setWebhook(payload: Payload): true {
    const url = textOf(payload, 'url') ?? '';
    if (url === '') return deleteWebhook(payload);
    if (!URL.canParse(url) || reach(url) === undefined) {
      refuse('bad webhook: An HTTPS URL must be provided for webhook, or its host could not be resolved');
    }
    const secret = textOf(payload, 'secret_token');
    if (secret !== undefined && secret.length > 256) refuse('secret token is too long');
    if (secret !== undefined && !/^[A-Za-z0-9_-]*$/.test(secret)) {
      refuse('secret token contains unallowed characters');
    }
    setAllowed(payload);
    poll?.end(new Refusal(409, 'Conflict: terminated by setWebhook request'));
    if (flagOf(payload, 'drop_pending_updates')) waiting = [];
    const maxConnections = Math.min(100, Math.max(1, numberOf(payload, 'max_connections') ?? 40));
    webhook = { url, secret: secret || undefined, maxConnections };
    pump(webhook);
    return true;
  }

  function deleteWebhook(payload: Payload): true {
    webhook = undefined;
    if (flagOf(payload, 'drop_pending_updates')) waiting = [];
    return true;
  }

  function webhookInfo(): Record<string, unknown> {
    const info = { has_custom_certificate: false, pending_update_count: waiting.length };
    if (!webhook) return { url: '', ...info };
    const { url, maxConnections, lastError } = webhook;
    return { url, ...info, max_connections: maxConnections, allowed_updates: allowed, ...lastError };
  }

  function pump(hook: Webhook): void {
    for (const { chatId } of waiting) {
      if (busyChats.size >= hook.maxConnections) return;
      if (busyChats.has(chatId)) continue;
      busyChats.add(chatId);
      void deliverChat(hook, chatId).finally(() => {
        busyChats.delete(chatId);
        if (webhook && !stop.signal.aborted) pump(webhook);
      });
    }
  }

  async function deliverChat(hook: Webhook, chatId: number): Promise<void> {
    let pause = 25;
    while (webhook === hook && !stop.signal.aborted) {
      const entry = waiting.find((candidate) => candidate.chatId === chatId);
      if (!entry) return;
      const failure = await deliver(hook, entry.update);
      if (failure === undefined) {
        waiting = waiting.filter((candidate) => candidate !== entry);
        pause = 25;
        continue;
      }
      hook.lastError = { last_error_date: Math.floor(now() / 1000), last_error_message: failure };
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
      pause = Math.min(1000, pause * 2);
    }
  }

  async function deliver(hook: Webhook, update: Update): Promise<string | undefined> {
    const headers = { 'content-type': 'application/json' };
    const secret = hook.secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': hook.secret };
    try {
      const response = await fetch(reach(hook.url) ?? hook.url, {
        method: 'POST',
        headers: { ...headers, ...secret },
        body: JSON.stringify(update),
        redirect: 'manual',
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(60_000)]),
      });
      const body = await response.text();
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      const { method, ...fields } = parseAnswer(body);
      if (typeof method === 'string') await answer(method, fields);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  function close(): void {
    poll?.end();
    webhook = undefined;
    stop.abort();
  }

  return { push, redeliver, getUpdates, setWebhook, deleteWebhook, webhookInfo, close };
}

// Bot API getUpdates: these kinds come only to bots that ask for them by name.
const SILENT_BY_DEFAULT = ['chat_member', 'message_reaction', 'message_reaction_count'];

const CONFLICT_WITH_POLL =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

const CONFLICT_WITH_WEBHOOK =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

function parseAnswer(body: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
}
