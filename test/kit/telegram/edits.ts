import { isDeepStrictEqual } from 'node:util';
import { numberOf, type Payload, textOf } from './body.js';
import { parseReplyMarkup, type ReplyMarkup } from './keyboard.js';
import type { Method } from './methods.js';
import { refuse } from './refusal.js';
import { type ChatMessage, type ChatRecord, type Contents, type State, toBotApi } from './state.js';
import { CAPTION_LIMIT, readStyledText, TEXT_LIMIT } from './text.js';

type Shown = Contents & Pick<ChatMessage, 'text' | 'caption' | 'entities' | 'reply_markup'>;

/** The edit methods: every edit takes the buttons away unless it brings them again (Bot API editMessageText). */
export function createEdits(
  state: State,
  recordOf: (payload: Payload) => ChatRecord,
  readMedia: (payload: Payload, item: unknown) => Promise<Shown>,
): Record<string, Method> {
  function target(payload: Payload): ChatMessage {
    const inline = textOf(payload, 'inline_message_id');
    if (inline !== undefined) return state.inline.get(inline) ?? refuse('MESSAGE_ID_INVALID');
    const record = recordOf(payload);
    const id = numberOf(payload, 'message_id') ?? refuse('message identifier is not specified');
    const message = record.messages.get(id) ?? refuse('message to edit not found');
    const markup = message.reply_markup;
    // Bot API "Updating messages": only messages without reply_markup or with inline keyboards can be edited.
    const hasOtherMarkup = markup !== undefined && markup.inline_keyboard === undefined;
    if (message.from.id !== state.bot.id || message.service || hasOtherMarkup)
      refuse("message can't be edited");
    return message;
  }

  function change(message: ChatMessage, next: Shown): unknown {
    if (isDeepStrictEqual(shownOf(message), shownOf(next))) {
      refuse(
        'message is not modified: specified new message content and reply markup are exactly the same ' +
          'as a current content and reply markup of the message',
      );
    }
    for (const name of SHOWN) delete message[name];
    Object.assign(message, shownOf(next));
    message.edits += 1;
    message.edit_date = Math.floor(state.now() / 1000);
    state.changed();
    return message.inline_message_id === undefined ? toBotApi(state, message) : true;
  }

  const editMessageText: Method = (payload) => {
    const message = target(payload);
    const markup = readKeyboard(payload);
    const styled = readStyledText(payload, 'text', 'entities');
    if (!styled?.text) return refuse('message text is empty');
    if (styled.text.length > TEXT_LIMIT) refuse('message is too long');
    if (message.text === undefined) refuse('there is no text in the message to edit');
    return change(message, { ...styled, ...markup });
  };

  const editMessageCaption: Method = (payload) => {
    const message = target(payload);
    const markup = readKeyboard(payload);
    if (message.text !== undefined) refuse('there is no caption in the message to edit');
    const styled = readStyledText(payload, 'caption', 'caption_entities');
    if ((styled?.text.length ?? 0) > CAPTION_LIMIT) refuse('message caption is too long');
    const { caption: _, ...kept } = shownOf(message);
    const caption = styled?.text ? { caption: styled.text } : {};
    delete kept.reply_markup;
    return change(message, { ...kept, ...caption, ...markup, entities: styled?.entities ?? [] });
  };

  const editMessageMedia: Method = async (payload) => {
    const message = target(payload);
    // Bot API editMessageMedia: an inline message takes no upload.
    if (message.inline_message_id !== undefined && payload.files.size > 0) {
      refuse('wrong file identifier/HTTP URL specified');
    }
    const markup = readKeyboard(payload);
    const next = await readMedia(payload, payload.fields.media);
    if (message.media_group_id !== undefined && !sameKind(message, next)) {
      refuse('message can be edited only to a media of the same kind as its album');
    }
    // Nor do they take buttons (tdlib/telegram-bot-api#86).
    if (message.media_group_id !== undefined && markup.reply_markup) refuse("message can't be edited");
    return change(target(payload), { ...next, ...markup });
  };

  const editMessageReplyMarkup: Method = (payload) => {
    const message = target(payload);
    // Albums take no buttons later either (tdlib/telegram-bot-api#86).
    if (message.media_group_id !== undefined) refuse("message can't be edited");
    const { reply_markup: _, ...kept } = shownOf(message);
    return change(message, { ...kept, ...readKeyboard(payload) });
  };

  return { editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup };
}

const SHOWN = ['text', 'caption', 'audio', 'voice', 'photo', 'video', 'document', 'reply_markup'] as const;

function readKeyboard(payload: Payload): { reply_markup?: ReplyMarkup } {
  const markup = parseReplyMarkup(payload.fields.reply_markup);
  if (markup && markup.inline_keyboard === undefined) refuse('inline keyboard expected');
  return markup ? { reply_markup: markup } : {};
}

function shownOf(message: Shown): Shown {
  const kept = SHOWN.filter((name) => message[name] !== undefined).map((name) => [name, message[name]]);
  return { entities: message.entities, ...Object.fromEntries(kept) };
}

const sameKind = (one: Contents, other: Contents) =>
  (one.audio === undefined) === (other.audio === undefined) &&
  (one.document === undefined) === (other.document === undefined);
