import { isDeepStrictEqual } from 'node:util';
import { targetChat } from './chat-id.js';
import { parseReplyMarkup, type ReplyMarkup } from './keyboard.js';
import type { Method } from './method.js';
import { numberOf, type Payload, textOf } from './payload.js';
import { refuse } from './refusal.js';
import { readInputMedia } from './send-methods.js';
import type { Simulation } from './simulation.js';
import { type ChatMessage, type Contents, toBotApi } from './state.js';
import { maxCaptionLength, maxTextLength, readStyledText } from './text.js';

type Visible = Contents & Pick<ChatMessage, 'text' | 'caption' | 'entities' | 'reply_markup'>;

const visibleFields = [
  'text',
  'caption',
  'audio',
  'voice',
  'photo',
  'video',
  'document',
  'reply_markup',
] as const;

/** The edit methods. An edit removes the buttons unless it repeats them (Bot API editMessageText). */
export const createEditMethods = (simulation: Simulation): Record<string, Method> => {
  const { state } = simulation;

  const findTarget = (payload: Payload): ChatMessage => {
    const inline = textOf(payload, 'inline_message_id');
    if (inline !== undefined) return state.inline.get(inline) ?? refuse('MESSAGE_ID_INVALID');
    const record = targetChat(state, payload);
    const id = numberOf(payload, 'message_id') ?? refuse('message identifier is not specified');
    const message = record.messages.get(id) ?? refuse('message to edit not found');
    const markup = message.reply_markup;
    // Bot API "Updating messages": only messages without reply_markup or with inline keyboards can be edited.
    const hasOtherMarkup = markup !== undefined && markup.inline_keyboard === undefined;
    if (message.from.id !== state.bot.id || message.service || hasOtherMarkup)
      refuse("message can't be edited");
    return message;
  };

  const change = (message: ChatMessage, next: Visible): unknown => {
    if (isDeepStrictEqual(visibleOf(message), visibleOf(next))) {
      refuse(
        'message is not modified: specified new message content and reply markup are exactly the same ' +
          'as a current content and reply markup of the message',
      );
    }
    for (const name of visibleFields) delete message[name];
    Object.assign(message, visibleOf(next));
    message.edits += 1;
    message.edit_date = Math.floor(state.now() / 1000);
    state.changed();
    return message.inline_message_id === undefined ? toBotApi(state, message) : true;
  };

  const editMessageText: Method = (payload) => {
    const message = findTarget(payload);
    const markup = readKeyboard(payload);
    const styled = readStyledText(payload, 'text', 'entities');
    if (!styled?.text) return refuse('message text is empty');
    if (styled.text.length > maxTextLength) refuse('message is too long');
    if (message.text === undefined) refuse('there is no text in the message to edit');
    return change(message, { ...styled, ...markup });
  };

  const editMessageCaption: Method = (payload) => {
    const message = findTarget(payload);
    const markup = readKeyboard(payload);
    if (message.text !== undefined) refuse('there is no caption in the message to edit');
    const styled = readStyledText(payload, 'caption', 'caption_entities');
    if ((styled?.text.length ?? 0) > maxCaptionLength) refuse('message caption is too long');
    const { caption: _, ...kept } = visibleOf(message);
    const caption = styled?.text ? { caption: styled.text } : {};
    delete kept.reply_markup;
    return change(message, { ...kept, ...caption, ...markup, entities: styled?.entities ?? [] });
  };

  const editMessageMedia: Method = async (payload) => {
    const message = findTarget(payload);
    // Bot API editMessageMedia: no upload for an inline message.
    if (message.inline_message_id !== undefined && payload.files.size > 0) {
      refuse('wrong file identifier/HTTP URL specified');
    }
    const markup = readKeyboard(payload);
    const next = await readInputMedia(simulation, payload, payload.fields.media);
    if (message.media_group_id !== undefined && !isSameKind(message, next)) {
      refuse('message can be edited only to a media of the same kind as its album');
    }
    // Messages of an album take no buttons (tdlib/telegram-bot-api#86).
    if (message.media_group_id !== undefined && markup.reply_markup) refuse("message can't be edited");
    return change(findTarget(payload), { ...next, ...markup });
  };

  const editMessageReplyMarkup: Method = (payload) => {
    const message = findTarget(payload);
    if (message.media_group_id !== undefined) refuse("message can't be edited");
    const { reply_markup: _, ...kept } = visibleOf(message);
    return change(message, { ...kept, ...readKeyboard(payload) });
  };

  return { editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup };
};

const readKeyboard = (payload: Payload): { reply_markup?: ReplyMarkup } => {
  const markup = parseReplyMarkup(payload.fields.reply_markup);
  if (markup && markup.inline_keyboard === undefined) refuse('inline keyboard expected');
  return markup ? { reply_markup: markup } : {};
};

const visibleOf = (message: Visible): Visible => {
  const kept = visibleFields
    .filter((name) => message[name] !== undefined)
    .map((name) => [name, message[name]]);
  return { entities: message.entities, ...Object.fromEntries(kept) };
};

const isSameKind = (one: Contents, other: Contents) =>
  (one.audio === undefined) === (other.audio === undefined) &&
  (one.document === undefined) === (other.document === undefined);
