import { flagOf, isRecord, numberOf, type Payload, textOf } from './payload.js';
import { Refusal, refuse } from './refusal.js';
import type { Update, UpdateQueue } from './update-queue.js';

const firstPauseMs = 25;
const longestPauseMs = 1000;
const deliveryTimeoutMs = 60_000;
const maxConnections = 100;
const usualConnections = 40;
const maxSecretLength = 256;

/** What delivery by webhook needs. */
export type WebhookEnvironment = {
  /** The clock, in milliseconds since 1970. */
  now: () => number;
  /** The reachable URL behind a webhook's URL; undefined when Telegram could not reach it. */
  reach: (url: string) => string | undefined;
  /** Runs a method that the bot called in its response to a webhook request. */
  runMethod: (method: string, fields: Record<string, unknown>) => Promise<void>;
};

type Webhook = {
  url: string;
  secret: string | undefined;
  connections: number;
  lastError?: { last_error_date: number; last_error_message: string };
};

/** Builds delivery by webhook: the updates of one chat in order, those of different chats side by side. */
export const createWebhook = (
  { now, reach, runMethod }: WebhookEnvironment,
  queue: UpdateQueue,
  setAllowed: (payload: Payload) => void,
) => {
  const busyChats = new Set<number>();
  const stopping = new AbortController();
  let webhook: Webhook | undefined;

  const setWebhook = (payload: Payload): true => {
    const url = textOf(payload, 'url') ?? '';
    if (url === '') return deleteWebhook(payload);
    if (!URL.canParse(url) || reach(url) === undefined) {
      refuse('bad webhook: An HTTPS URL must be provided for webhook, or its host could not be resolved');
    }
    const secret = parseSecret(payload);
    setAllowed(payload);
    queue.endPoll(new Refusal(409, 'Conflict: terminated by setWebhook request'));
    if (flagOf(payload, 'drop_pending_updates')) queue.pending = [];
    const wanted = numberOf(payload, 'max_connections') ?? usualConnections;
    webhook = { url, secret, connections: Math.min(maxConnections, Math.max(1, wanted)) };
    wake();
    return true;
  };

  const deleteWebhook = (payload: Payload): true => {
    webhook = undefined;
    if (flagOf(payload, 'drop_pending_updates')) queue.pending = [];
    return true;
  };

  const webhookInfo = (): Record<string, unknown> => {
    const info = { has_custom_certificate: false, pending_update_count: queue.pending.length };
    if (!webhook) return { url: '', ...info };
    const { url, connections, lastError } = webhook;
    return { url, ...info, max_connections: connections, allowed_updates: queue.allowed, ...lastError };
  };

  /** Starts the delivery for every chat with pending updates. */
  const wake = (): void => {
    const current = webhook;
    if (current === undefined) return;
    for (const { chatId } of queue.pending) {
      if (busyChats.size >= current.connections) return;
      if (busyChats.has(chatId)) continue;
      busyChats.add(chatId);
      void deliverChat(current, chatId).finally(() => {
        busyChats.delete(chatId);
        if (!stopping.signal.aborted) wake();
      });
    }
  };

  const deliverChat = async (current: Webhook, chatId: number): Promise<void> => {
    let pauseMs = firstPauseMs;
    while (webhook === current && !stopping.signal.aborted) {
      const entry = queue.pending.find((candidate) => candidate.chatId === chatId);
      if (!entry) return;
      const failure = await deliver(current, entry.update);
      if (failure === undefined) {
        queue.pending = queue.pending.filter((candidate) => candidate !== entry);
        pauseMs = firstPauseMs;
        continue;
      }
      current.lastError = { last_error_date: Math.floor(now() / 1000), last_error_message: failure };
      const duration = pauseMs;
      await new Promise((resolve) => setTimeout(resolve, duration).unref());
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
  };

  /** Posts an update; resolves to what failed. */
  const deliver = async ({ url, secret }: Webhook, update: Update): Promise<string | undefined> => {
    const secretHeader = secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret };
    try {
      const response = await fetch(reach(url) ?? url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...secretHeader },
        body: JSON.stringify(update),
        redirect: 'manual',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(deliveryTimeoutMs)]),
      });
      const body = await response.text();
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      const { method, ...fields } = parseMethodCall(body);
      if (typeof method === 'string') await runMethod(method, fields);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  const close = (): void => {
    webhook = undefined;
    stopping.abort();
  };

  return { setWebhook, deleteWebhook, webhookInfo, wake, close, isSet: () => webhook !== undefined };
};

const parseSecret = (payload: Payload): string | undefined => {
  const secret = textOf(payload, 'secret_token');
  if (secret !== undefined && secret.length > maxSecretLength) refuse('secret token is too long');
  if (secret !== undefined && !/^[A-Za-z0-9_-]*$/.test(secret)) {
    refuse('secret token contains unallowed characters');
  }
  return secret || undefined;
};

const parseMethodCall = (body: string): Record<string, unknown> => {
  try {
    const call: unknown = JSON.parse(body);
    return isRecord(call) ? call : {};
  } catch {
    return {};
  }
};
