import type { Api } from 'grammy';
import {
  type ChatMessage,
  type EventHandler,
  type ExpiringStore,
  note,
  parseAction,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { TelegramApi } from '../api.js';
import { isQuestionButton, parseQuestionButton } from '../forms/question-button.js';
import type { Wizards } from '../forms/wizard.js';
import type { CallbackAnswer } from '../outgoing/callback-answer.js';
import { createReply } from '../outgoing/reply.js';
import { type AudioAttachment, createSentAudio, maxDownloadBytes } from './audio.js';
import { anonymousAdministrator, type ChatContext } from './chat.js';
import type { CommunityOf } from './community.js';
import type { EventEmitter } from './events.js';
import type { ParsedCallbackQuery, ParsedMessage } from './parsed-update.js';
import { createSplitMessages, type Head, joinParts } from './split-messages.js';
import { findCommand, parseCommandValues, takesLink } from './typed-command.js';

type Deps = EventEmitter & {
  token: string;
  apiUrl: string;
  client: Api;
  api: TelegramApi;
  wizards: Wizards;
  expiring: ExpiringStore;
  communityOf: CommunityOf;
};

type ParsedCommand = Extract<ParsedMessage, { kind: 'command' }>;
type ParsedText = Extract<ParsedMessage, { kind: 'text' }>;

/** Builds the handlers of messages and of buttons. Each rejects when core could not handle the event. */
export const createMessageHandlers = (deps: Deps) => {
  const { api, wizards, communityOf, emit, submitTo } = deps;
  const split = createSplitMessages(deps.expiring);

  const reply = (context: ChatContext, message: ChatMessage): Promise<void> =>
    createReply(api, context, async () => undefined, {}).tell(message);

  const handleAudio = (
    handler: EventHandler,
    context: ChatContext,
    file: AudioAttachment,
    text: string,
    key: string,
  ): Promise<void> => {
    if ((file.bytes ?? 0) > maxDownloadBytes) {
      return reply(context, note('bad', say(context.person.locale, 'refusal.upload-too-large')));
    }
    return emit(handler, context, { kind: 'audio', key, audio: createSentAudio(file, deps), text });
  };

  const handleCommand = async (handler: EventHandler, update: ParsedCommand, key: string): Promise<void> => {
    const { rest, file } = update;
    const isLink = update.name === 'start' && rest !== '';
    const name = update.name === 'start' && !isLink ? 'help' : update.name;
    const command = findCommand(name);
    // In a group an unknown command may be meant for another bot.
    if (command === undefined && !update.isAddressed) return;
    if (isLink) return emit(handler, update, { kind: 'command', key, name, values: { payload: rest } });
    if (name === 'cancel' && rest === '' && (await wizards.cancel(update))) {
      return reply(update, note('plain', say(update.person.locale, 'wizard.cancelled')));
    }
    const takesFile = command !== undefined && takesLink(command);
    if (takesFile && file !== undefined && !/^https?:\/\//i.test(rest)) {
      return handleAudio(handler, update, file, rest, key);
    }
    await split.keep(update, rest, key);
    const values = command === undefined ? {} : parseCommandValues(command, rest);
    return emit(handler, update, { kind: 'command', key, name: command?.name ?? name, values });
  };

  /** Handles the rest of a message that a client split: it belongs to the answer or the wish that its head was. */
  const handleTail = async (handler: EventHandler, update: ParsedText, head: Head): Promise<void> => {
    const text = joinParts(head.text, update.text);
    await split.keep(update, text, head.key);
    if (await wizards.extendAnswer(update, head.text, text)) return;
    return emit(handler, update, { kind: 'text', key: head.key, text });
  };

  /** Handles a message: an answer to the form that is open there, or an event for core. */
  const handleMessage = async (handler: EventHandler, update: ParsedMessage): Promise<void> => {
    const key = `telegram:${update.address.chat}:${update.messageId}`;
    if (update.kind === 'command') return handleCommand(handler, update, key);
    if (update.kind === 'audio') return handleAudio(handler, update, update.file, update.text, key);
    const head = await split.headOf(update);
    if (head !== undefined) return handleTail(handler, update, head);
    await split.keep(update, update.text, key);
    if (await wizards.answer(update, update, submitTo(handler, update))) return;
    const repliesTo = update.repliesTo === undefined ? undefined : String(update.repliesTo);
    return emit(handler, update, { kind: 'text', key, text: update.text, repliesTo });
  };

  // Any administrator may continue a form that was opened in the name of the group; a button press names the person.
  const formOwner = async (query: ParsedCallbackQuery): Promise<ChatContext> => {
    const isOfGroup = parseQuestionButton(query.data)?.owner === query.address.chat;
    const manages = isOfGroup && (await communityOf(query)?.manages()) === true;
    return manages ? { ...query, person: anonymousAdministrator(query) } : query;
  };

  /** Handles a press on a button: an answer to a question of a form, or an action of core. */
  const handleCallbackQuery = async (
    handler: EventHandler,
    query: ParsedCallbackQuery,
    callbackAnswer: CallbackAnswer,
  ): Promise<void> => {
    const { id, data } = query;
    if (!isQuestionButton(data)) {
      const key = `telegram:cb:${id}`;
      return emit(handler, query, { kind: 'press', key, action: parseAction(data) }, callbackAnswer);
    }
    const context = await formOwner(query);
    const submit = submitTo(handler, context, callbackAnswer);
    const popup = await wizards.answerByButton(context, { id, data }, submit);
    if (popup !== undefined) await callbackAnswer.popup(popup, false);
  };

  return { handleMessage, handleCallbackQuery };
};
