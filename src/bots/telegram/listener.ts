import { timingSafeEqual } from 'node:crypto';
import type { ChatListener, ChatSurface, EventHandler, ExpiringStore, Log } from '../../core/index.js';
import { connect, createTelegramApi } from './api.js';
import { registerCommands } from './commands.js';
import { describeError, isWrongToken } from './errors.js';
import { createDispatch } from './incoming/dispatch.js';
import { createInline } from './incoming/inline.js';
import { createPause, type Polling, startPolling } from './incoming/polling.js';
import { createSequentializer } from './incoming/sequentialize.js';
import { allowedUpdates, chatOf, parseUpdate, type Self } from './incoming/update.js';

/** What the listener needs; with `webhook` Telegram calls us (https, `secret` of 1 to 256 of A-Z a-z 0-9 _ -). */
export type TelegramListenerSettings = {
  token: string;
  apiUrl: string;
  drafts: ExpiringStore;
  log: Log;
  webhook?: { url: string; secret: string } | undefined;
  /** Posts what brings a file along, such as a track that was opened by a link; without it only its words are told. */
  surface?: ChatSurface | undefined;
};

/** Telegram's listener; `webhook` hears one update that was posted to us, with the secret that came in its header. */
export type TelegramListener = ChatListener & {
  webhook(secretHeader: string | undefined, update: unknown): Promise<'ok' | 'unauthorized' | 'bad'>;
};

/** Listens on Telegram: by long poll, or to its webhook calls. An update counts as heard when it has been handled. */
export const createTelegramListener = (settings: TelegramListenerSettings): TelegramListener => {
  const { log, webhook } = settings;
  const messenger = createTelegramApi(settings);
  // Telegram holds a poll for 30 seconds.
  const api = connect(settings, 45);
  const hearing = createDispatch({ ...settings, api, messenger });
  const inline = createInline({ ...settings, api, messenger });
  const lanes = createSequentializer();
  const stopping = new AbortController();
  let hears: EventHandler | undefined;
  let self: Self | undefined;
  let polling: Polling | undefined;
  let isHooked = false;

  const receive = async (update: unknown): Promise<void> => {
    if (hears === undefined || self === undefined) return;
    const heard = parseUpdate(update, self);
    if (heard === undefined) return;
    if (heard.kind === 'typing') return inline.offer(heard, self);
    if (heard.kind === 'chosen') return inline.begin(hears, heard, self);
    if (heard.kind === 'moved')
      return hears.groupMigrated?.(`telegram:${heard.from}`, `telegram:${heard.to}`);
    if (heard.kind !== 'membership') return hearing.hear(hears, heard);
    log.info(
      { platform: 'telegram', chat: heard.chat, status: heard.status },
      'the bot’s place in a chat changed',
    );
  };

  const receiveInLane = (update: unknown): Promise<void> =>
    lanes.run(chatOf(update), () =>
      receive(update).catch((error: unknown) => {
        log.error({ platform: 'telegram', error: describeError(error) }, 'an update could not be handled');
      }),
    );

  const greet = async (): Promise<void> => {
    const { id, username } = await api.getMe();
    self = { id, username };
    if (webhook === undefined) await api.deleteWebhook();
    else {
      const { url, secret } = webhook;
      await api.setWebhook(url, {
        secret_token: secret,
        allowed_updates: allowedUpdates,
        max_connections: 40,
      });
    }
  };

  return {
    id: 'telegram',

    async start(studio) {
      hears = studio;
      const pause = createPause(stopping.signal);
      for (;;) {
        if (stopping.signal.aborted) return;
        try {
          await greet();
          break;
        } catch (error) {
          const refusal = refusalOf(error, webhook?.url);
          if (refusal !== undefined) throw new Error(refusal);
          log.warn(
            { platform: 'telegram', error: describeError(error) },
            'Telegram cannot be reached. I keep trying.',
          );
          await pause.wait();
        }
      }
      if (stopping.signal.aborted) return;
      await registerCommands(api, log, stopping.signal);
      if (stopping.signal.aborted) return;
      if (webhook !== undefined) isHooked = true;
      else
        polling = startPolling(
          api,
          async (updates) => void (await Promise.all(updates.map(receiveInLane))),
          log,
        );
    },

    async stop() {
      stopping.abort();
      isHooked = false;
      await polling?.stop();
      await lanes.idle();
    },

    invitation: () => (self === undefined ? undefined : `https://t.me/${self.username}`),

    ready: () => isHooked || polling?.ready() === true,

    async webhook(secretHeader, update) {
      if (webhook === undefined || !isSameSecret(secretHeader, webhook.secret)) return 'unauthorized';
      const isUpdate = typeof update === 'object' && update !== null && 'update_id' in update;
      // Anything but 'ok' makes Telegram deliver the update again.
      if (!isUpdate || self === undefined || stopping.signal.aborted) return 'bad';
      await receiveInLane(update);
      return 'ok';
    },
  };
};

const refusalOf = (error: unknown, url: string | undefined): string | undefined => {
  if (isWrongToken(error)) {
    return 'Telegram does not accept TELEGRAM_TOKEN. Take the token of your bot from @BotFather and try again.';
  }
  const detail = describeError(error);
  return url !== undefined && /^400 /.test(detail)
    ? `Telegram does not accept the webhook ${url}: ${detail}`
    : undefined;
};

const isSameSecret = (given: string | undefined, secret: string): boolean => {
  const one = Buffer.from(given ?? '');
  const other = Buffer.from(secret);
  return one.length === other.length && timingSafeEqual(one, other);
};
