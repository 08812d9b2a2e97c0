import { timingSafeEqual } from 'node:crypto';
import {
  apologyFor,
  type ChatEvent,
  type ChatListener,
  type Drafts,
  type Hears,
  type Log,
  note,
  SurfaceError,
  say,
} from '../../core/index.js';
import { commandMenu, commandNamed, commandValues, linkField } from './command.js';
import { createLanes } from './lanes.js';
import { connect, createMessenger } from './messenger.js';
import { createPause, type Polling, startPolling } from './polling.js';
import { isPressId } from './question.js';
import { renderText } from './render.js';
import { createPressAnswer, createReply, type PressAnswer } from './reply.js';
import { type KeepUpload, keepSentFile } from './sent-file.js';
import { describeTrouble, isWrongToken, surfaceErrorOf } from './trouble.js';
import { allowedUpdates, chatOf, type Heard, type Place, parseUpdate, type Self } from './update.js';
import { createWizards, type FilledForm } from './wizard.js';

/** What the listener needs; with `webhook` Telegram calls us (https, `secret` of 1 to 256 of A-Z a-z 0-9 _ -). */
export type TelegramListenerSettings = {
  token: string;
  apiUrl: string;
  drafts: Drafts;
  log: Log;
  webhook?: { url: string; secret: string } | undefined;
  /** Where files go that people send to go on from; without it they are asked for an address. */
  keepUpload?: KeepUpload | undefined;
};

/** Telegram's listener; `webhook` hears one update that was posted to us, with the secret that came in its header. */
export type TelegramListener = ChatListener & {
  webhook(secretHeader: string | undefined, update: unknown): Promise<'ok' | 'unauthorized' | 'bad'>;
};

/** Listens on Telegram: by long poll, or to its webhook calls. An update counts as heard when it has been handled. */
export const createTelegramListener = (settings: TelegramListenerSettings): TelegramListener => {
  const { log, webhook } = settings;
  const messenger = createMessenger(settings);
  const wizards = createWizards({ messenger, drafts: settings.drafts, log });
  // Telegram holds a poll for 30 seconds.
  const api = connect(settings, 45);
  const lanes = createLanes();
  const stopping = new AbortController();
  let hears: Hears | undefined;
  let self: Self | undefined;
  let polling: Polling | undefined;
  let isHooked = false;

  const hearAt = async (studio: Hears, place: Place, event: What, press?: PressAnswer): Promise<void> => {
    const ask = (form: Parameters<ChatEvent['reply']['ask']>[0]) =>
      wizards.begin(place, form, finishAt(studio, place));
    const reply = createReply(messenger, place, ask, press);
    await studio.hear({ ...event, person: place.person, address: place.address, reply });
  };

  const finishAt =
    (studio: Hears, place: Place, press?: PressAnswer) =>
    ({ address, ...filled }: FilledForm): Promise<void> =>
      hearAt(studio, { ...place, address }, { kind: 'form', ...filled }, press);

  const handle = async (
    studio: Hears,
    heard: Exclude<Heard, { kind: 'membership' }>,
    press?: PressAnswer,
  ) => {
    if (heard.kind === 'press') {
      if (!isPressId(heard.action)) {
        return hearAt(
          studio,
          heard,
          { kind: 'press', key: `telegram:cb:${heard.press}`, action: heard.action },
          press,
        );
      }
      const popup = await wizards.press(heard, heard.action, heard.press, finishAt(studio, heard, press));
      if (popup !== undefined) await press?.popup(popup, false);
      return;
    }
    const key = `telegram:${heard.address.chat}:${heard.message}`;
    if (heard.kind === 'command') {
      const name = heard.name === 'start' ? 'help' : heard.name;
      const rest = heard.name === 'start' ? '' : heard.rest;
      const command = commandNamed(name);
      // In a group such a command may be meant for another bot.
      if (command === undefined && !heard.isAddressed) return;
      if (name === 'cancel' && rest === '' && (await wizards.cancel(heard))) {
        await messenger.send(heard.address, {
          text: say(heard.person.locale, 'wizard.cancelled'),
          entities: [],
        });
        return;
      }
      const values = command === undefined ? {} : commandValues(command, rest);
      const link = command === undefined ? undefined : linkField(command);
      if (link !== undefined && heard.file !== undefined && values[link] === undefined) {
        const kept = await keepSentFile(heard.file, { ...settings, api });
        if ('refusal' in kept) {
          const drawn = renderText(note('plain', say(heard.person.locale, kept.refusal)));
          await messenger.send(heard.address, drawn);
          return;
        }
        values[link] = kept.address;
      }
      return hearAt(studio, heard, { kind: 'command', key, name: command?.name ?? name, values });
    }
    if (await wizards.answer(heard, heard, finishAt(studio, heard))) return;
    return hearAt(studio, heard, { kind: 'text', key, text: heard.text });
  };

  const receive = async (update: unknown): Promise<void> => {
    if (hears === undefined || self === undefined) return;
    const heard = parseUpdate(update, self);
    if (heard === undefined) return;
    if (heard.kind === 'membership') {
      log.info(
        { platform: 'telegram', chat: heard.chat, status: heard.status },
        'the bot’s place in a chat changed',
      );
      return;
    }
    const press = heard.kind === 'press' ? createPressAnswer(messenger, heard.press, log) : undefined;
    try {
      await handle(hears, heard, press);
    } catch (error) {
      log.error(
        { platform: 'telegram', chat: heard.address.chat, error: describeTrouble(error) },
        'not heard',
      );
      // Where an answer could not be posted, no apology can be; and what was heard may well be in the making.
      if (!(error instanceof SurfaceError)) await apologize(error, heard, press);
    }
    await press?.settle();
  };

  const apologize = async (error: unknown, place: Place, press?: PressAnswer): Promise<void> => {
    const reply = createReply(messenger, place, async () => undefined, press);
    await reply.tell(apologyFor(error, place.person.locale)).catch((failure: unknown) => {
      log.warn({ platform: 'telegram', error: describeTrouble(failure) }, 'a person could not be told');
    });
  };

  const receiveInLane = (update: unknown): Promise<void> =>
    lanes.run(chatOf(update), () =>
      receive(update).catch((error: unknown) => {
        log.error({ platform: 'telegram', error: describeTrouble(error) }, 'an update could not be handled');
      }),
    );

  const greet = async (): Promise<void> => {
    const { id, username } = await api.getMe();
    self = { id, username };
    await api.setMyCommands(commandMenu()).catch((error: unknown) => {
      if (surfaceErrorOf(error).code !== 'refused') throw error;
      log.warn(
        { platform: 'telegram', error: describeTrouble(error) },
        'the menu of commands stays as it was',
      );
    });
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
            { platform: 'telegram', error: describeTrouble(error) },
            'Telegram cannot be reached. I keep trying.',
          );
          await pause.wait();
        }
      }
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

type WithoutPlace<E> = E extends unknown ? Omit<E, 'person' | 'address' | 'reply'> : never;
type What = WithoutPlace<ChatEvent>;

const refusalOf = (error: unknown, url: string | undefined): string | undefined => {
  if (isWrongToken(error)) {
    return 'Telegram does not accept TELEGRAM_TOKEN. Take the token of your bot from @BotFather and try again.';
  }
  const detail = describeTrouble(error);
  return url !== undefined && /^400 /.test(detail)
    ? `Telegram does not accept the webhook ${url}: ${detail}`
    : undefined;
};

const isSameSecret = (given: string | undefined, secret: string): boolean => {
  const one = Buffer.from(given ?? '');
  const other = Buffer.from(secret);
  return one.length === other.length && timingSafeEqual(one, other);
};
