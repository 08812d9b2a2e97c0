import { timingSafeEqual } from 'node:crypto';
import type { ChatListener, ChatSurface, EventHandler, ExpiringStore, Log } from '../../core/index.js';
import { createClient, createTelegramApi } from './api.js';
import { registerCommands } from './commands.js';
import { describeError } from './errors.js';
import { connectWithRetry } from './incoming/connect.js';
import { createDispatch } from './incoming/dispatch.js';
import type { BotIdentity } from './incoming/parsed-update.js';
import { type Polling, startPolling } from './incoming/polling.js';
import { createSequentializer } from './incoming/sequentialize.js';
import { allowedUpdates, chatKeyOf, parseUpdate } from './incoming/update.js';

/** Longer than the 30 seconds for which Telegram holds a poll. */
const clientTimeoutSeconds = 45;
const maxWebhookConnections = 40;

/** What the listener needs. */
export type TelegramListenerSettings = {
  token: string;
  apiUrl: string;
  expiring: ExpiringStore;
  log: Log;
  /** Telegram posts updates to `url` (https); without it the listener polls. `secret`: 1 to 256 of A-Z a-z 0-9 _ -. */
  webhook?: { url: string; secret: string } | undefined;
  /** Posts answers that hold a file, such as a track opened by a link; without it the person sees only the text. */
  surface?: ChatSurface | undefined;
};

/** The listener for Telegram; `webhook` takes one posted update, with the secret from its header. */
export type TelegramListener = ChatListener & {
  webhook(secretHeader: string | undefined, update: unknown): Promise<'ok' | 'unauthorized' | 'bad'>;
};

/** Builds the listener: by long polling, or by webhook. An update is confirmed after it was handled. */
export const createTelegramListener = (settings: TelegramListenerSettings): TelegramListener => {
  const { log, webhook } = settings;
  const client = createClient(settings, clientTimeoutSeconds);
  const dispatch = createDispatch({ ...settings, client, api: createTelegramApi(settings) });
  const sequentializer = createSequentializer();
  const stopping = new AbortController();
  let handler: EventHandler | undefined;
  let bot: BotIdentity | undefined;
  let polling: Polling | undefined;
  let isWebhookSet = false;

  const handleUpdate = async (update: unknown): Promise<void> => {
    if (handler === undefined || bot === undefined) return;
    const parsed = parseUpdate(update, bot);
    if (parsed !== undefined) await dispatch(handler, parsed, bot);
  };

  const handleInOrder = (update: unknown): Promise<void> =>
    sequentializer.run(chatKeyOf(update), () =>
      handleUpdate(update).catch((error: unknown) => {
        log.error(
          { event: 'update.failed', platform: 'telegram', reason: describeError(error) },
          'Update failed',
        );
      }),
    );

  const connect = async (): Promise<void> => {
    const { id, username } = await client.getMe();
    bot = { id, username };
    if (webhook === undefined) await client.deleteWebhook();
    else {
      await client.setWebhook(webhook.url, {
        secret_token: webhook.secret,
        allowed_updates: allowedUpdates,
        max_connections: maxWebhookConnections,
      });
    }
  };

  return {
    id: 'telegram',

    async start(events) {
      handler = events;
      const { signal } = stopping;
      await connectWithRetry(connect, { webhookUrl: webhook?.url, log, signal });
      if (signal.aborted) return;
      await registerCommands(client, log, signal);
      if (signal.aborted) return;
      if (webhook !== undefined) isWebhookSet = true;
      else {
        const handleBatch = async (updates: readonly unknown[]) => {
          await Promise.all(updates.map(handleInOrder));
        };
        polling = startPolling(client, handleBatch, log);
      }
    },

    async stop() {
      stopping.abort();
      isWebhookSet = false;
      await polling?.stop();
      await sequentializer.idle();
    },

    invitation: () => (bot === undefined ? undefined : `https://t.me/${bot.username}`),

    ready: () => isWebhookSet || polling?.ready() === true,

    async webhook(secretHeader, update) {
      if (webhook === undefined || !isSameSecret(secretHeader, webhook.secret)) return 'unauthorized';
      const isUpdate = typeof update === 'object' && update !== null && 'update_id' in update;
      // Telegram delivers the update again after any answer but 'ok'.
      if (!isUpdate || bot === undefined || stopping.signal.aborted) return 'bad';
      await handleInOrder(update);
      return 'ok';
    },
  };
};

const isSameSecret = (given: string | undefined, secret: string): boolean => {
  const one = Buffer.from(given ?? '');
  const other = Buffer.from(secret);
  return one.length === other.length && timingSafeEqual(one, other);
};
