import type { Api } from 'grammy';
import {
  type ChatEvent,
  type ChatForm,
  type ChatMessage,
  type ChatSurface,
  type EventHandler,
  type ExpiringStore,
  errorMessage,
  type Log,
  note,
  parseAction,
  SurfaceError,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { TelegramApi } from '../api.js';
import { groupPersonAt, type Place } from '../chat.js';
import { commandNamed, commandValues, linkField } from '../command.js';
import { describeError } from '../errors.js';
import { isPressId, parsePressId } from '../forms/question.js';
import { createWizards, type FilledForm } from '../forms/wizard.js';
import { createPressAnswer, createReply, type PressAnswer } from '../outgoing/reply.js';
import { mostSentBytes, type SentFile, sentAudio } from './audio.js';
import { createCommunities } from './community.js';
import type { ParsedUpdate } from './update.js';

/** What is needed to understand what people do in chats. */
export type DispatchParts = {
  token: string;
  apiUrl: string;
  api: Api;
  messenger: TelegramApi;
  drafts: ExpiringStore;
  log: Log;
  surface?: ChatSurface | undefined;
};

/** What people do in a chat of the bot: they write, send something, or press a button. */
export type Done = Extract<ParsedUpdate, Place>;

/** Makes events of what people do, hands them to the studio, and tells people when that fails. */
export const createDispatch = (parts: DispatchParts) => {
  const { messenger, log, api, drafts, surface } = parts;
  const wizards = createWizards({ messenger, drafts, log });
  const communityAt = createCommunities(api, log);

  const hearAt = async (
    studio: EventHandler,
    place: Place,
    event: What,
    press?: PressAnswer,
  ): Promise<void> => {
    const ask = (form: ChatForm) => wizards.begin(place, form, finishAt(studio, place));
    const files = surface === undefined ? undefined : { surface, key: event.key };
    const reply = createReply(messenger, place, ask, { press, files });
    const { person, address } = place;
    await studio.handle({ ...event, person, address, community: communityAt(place), reply });
  };

  const finishAt =
    (studio: EventHandler, place: Place, press?: PressAnswer) =>
    ({ address, ...filled }: FilledForm): Promise<void> =>
      hearAt(studio, { ...place, address }, { kind: 'form', ...filled }, press);

  const hearPress = async (studio: EventHandler, heard: Done & { kind: 'press' }, press: PressAnswer) => {
    const { action } = heard;
    if (!isPressId(action)) {
      const key = `telegram:cb:${heard.press}`;
      return hearAt(studio, heard, { kind: 'press', key, action: parseAction(action) }, press);
    }
    const place = await asAsked(heard);
    const popup = await wizards.press(place, action, heard.press, finishAt(studio, place, press));
    if (popup !== undefined) await press.popup(popup, false);
  };

  /** A form that was opened in the name of a group goes on for whoever runs it: a press tells who they are. */
  const asAsked = async (heard: Done & { kind: 'press' }): Promise<Place> => {
    const isOfGroup = parsePressId(heard.action)?.owner === heard.address.chat;
    const manages = isOfGroup && (await communityAt(heard)?.manages()) === true;
    return manages ? { ...heard, person: groupPersonAt(heard) } : heard;
  };

  const hearAudio = async (studio: EventHandler, place: Place, file: SentFile, text: string, key: string) => {
    if ((file.bytes ?? 0) > mostSentBytes) {
      const { locale } = place.person;
      return tell(place, note('bad', say(locale, 'refusal.upload-too-large')));
    }
    return hearAt(studio, place, { kind: 'audio', key, audio: sentAudio(file, parts), text });
  };

  const hearCommand = async (studio: EventHandler, heard: Done & { kind: 'command' }, key: string) => {
    const { rest, file } = heard;
    const isLink = heard.name === 'start' && rest !== '';
    const name = heard.name === 'start' && !isLink ? 'help' : heard.name;
    const command = commandNamed(name);
    // In a group such a command may be meant for another bot.
    if (command === undefined && !heard.isAddressed) return;
    if (isLink) return hearAt(studio, heard, { kind: 'command', key, name, values: { payload: rest } });
    if (name === 'cancel' && rest === '' && (await wizards.cancel(heard))) {
      return tell(heard, note('plain', say(heard.person.locale, 'wizard.cancelled')));
    }
    const takesFile = command !== undefined && linkField(command) !== undefined;
    if (takesFile && file !== undefined && !/^https?:\/\//i.test(rest)) {
      return hearAudio(studio, heard, file, rest, key);
    }
    const values = command === undefined ? {} : commandValues(command, rest);
    return hearAt(studio, heard, { kind: 'command', key, name: command?.name ?? name, values });
  };

  const hear = async (studio: EventHandler, heard: Done, press?: PressAnswer): Promise<void> => {
    if (heard.kind === 'press') return press && hearPress(studio, heard, press);
    if (heard.kind === 'arrival') {
      const key = `telegram:${heard.address.chat}:arrival:${heard.moment}`;
      return hearAt(studio, heard, { kind: 'arrival', key });
    }
    const key = `telegram:${heard.address.chat}:${heard.message}`;
    if (heard.kind === 'command') return hearCommand(studio, heard, key);
    if (heard.kind === 'audio') return hearAudio(studio, heard, heard.file, heard.text, key);
    if (await wizards.answer(heard, heard, finishAt(studio, heard))) return;
    return hearAt(studio, heard, { kind: 'text', key, text: heard.text });
  };

  const tell = (place: Place, message: ChatMessage, press?: PressAnswer): Promise<void> =>
    createReply(messenger, place, async () => undefined, { press }).tell(message);

  return {
    /** Hears what was done; what goes wrong is logged and told. Never rejects. */
    async hear(studio: EventHandler, heard: Done): Promise<void> {
      const press = heard.kind === 'press' ? createPressAnswer(messenger, heard.press, log) : undefined;
      try {
        await hear(studio, heard, press);
      } catch (error) {
        const trouble = describeError(error);
        log.error({ platform: 'telegram', chat: heard.address.chat, error: trouble }, 'not heard');
        // Where an answer could not be posted, no apology can be; and what was heard may well be in the making.
        if (!(error instanceof SurfaceError)) {
          await tell(heard, errorMessage(error, heard.person.locale), press).catch((failure: unknown) => {
            log.warn({ platform: 'telegram', error: describeError(failure) }, 'a person could not be told');
          });
        }
      }
      await press?.settle();
    },
  };
};

type WithoutPlace<E> = E extends unknown ? Omit<E, 'person' | 'address' | 'community' | 'reply'> : never;
type What = WithoutPlace<ChatEvent>;
