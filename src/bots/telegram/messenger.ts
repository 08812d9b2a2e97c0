import { Api, InputFile } from 'grammy';
import type {
  InlineKeyboardMarkup,
  InputMediaAudio,
  InputMediaDocument,
  InputMediaVideo,
} from 'grammy/types';
import { type ChatAddress, type MessageRef, SurfaceError } from '../../core/index.js';
import type { StyledText } from './styled.js';
import {
  hasNoText,
  hasNoTopic,
  isDeletedAlready,
  isNotModified,
  movedTo,
  surfaceErrorOf,
} from './trouble.js';

/** A message ready to be sent. */
export type Drawn = StyledText & {
  keyboard?: InlineKeyboardMarkup | undefined;
  /** True when it is sent without a sound. */
  quiet?: boolean | undefined;
};

/** A file ready to be sent: a song to be played, a video to be watched, or anything else to be kept. */
export type Upload = { bytes: Buffer; fileName: string } & (
  | { type: 'video' }
  | { type: 'document' }
  | {
      type: 'audio';
      title: string;
      performer: string;
      /** In whole seconds. */
      duration: number;
      /** Counts only when it is uploaded along with the song (Bot API sendAudio). */
      thumbnail?: Buffer | undefined;
    }
);

/** Sends and edits messages of one bot; what fails is a {@link SurfaceError}. */
export type Messenger = ReturnType<typeof createMessenger>;

/** Speaks the Bot API. Nothing is repeated here and nothing waits: a 429 is handed to the caller at once. */
export const createMessenger = (settings: { token: string; apiUrl: string }) => {
  const texts = connect(settings, 20);
  const files = connect(settings, 120);

  /** Sends a text. A group that has become a supergroup is followed there once; a deleted topic is left for the group. */
  const send = async (to: ChatAddress, drawn: Drawn): Promise<MessageRef> => {
    try {
      return await sendTo(to, drawn);
    } catch (error) {
      const moved = movedTo(error);
      if (moved === undefined && !hasNoTopic(error)) throw surfaceErrorOf(error);
      // Messages are counted anew in the supergroup: the one that asked is not to be found under its old number.
      const chat = moved === undefined ? to.chat : String(moved);
      return await sendTo({ platform: 'telegram', chat }, drawn).catch((again: unknown) => {
        throw surfaceErrorOf(again);
      });
    }
  };

  /** Sends the card of a wish. In a group it shows on what was written that it was seen (Bot API setMessageReaction). */
  const sendCard = async (to: ChatAddress, drawn: Drawn): Promise<MessageRef> => {
    const ref = await send(to, drawn);
    const asked = to.extra?.asked;
    if (asked === undefined || ref.chat !== to.chat) return ref;
    const card = { ...ref, extra: { asked } };
    react(card, '👀');
    return card;
  };

  /** Shows on the message that asked for a card how far it is; nothing waits for it, and nothing fails by it. */
  const react = (card: MessageRef, emoji: '👀' | '👌' | undefined): void => {
    const asked = Number(card.extra?.asked);
    if (!Number.isSafeInteger(asked)) return;
    const reaction = emoji === undefined ? [] : [{ type: 'emoji' as const, emoji }];
    texts.raw.setMessageReaction({ chat_id: card.chat, message_id: asked, reaction }).catch(() => undefined);
  };

  const sendTo = async ({ chat, thread, replyTo }: ChatAddress, drawn: Drawn): Promise<MessageRef> => {
    const sent = await texts.raw.sendMessage({
      chat_id: chat,
      text: drawn.text,
      entities: drawn.entities,
      link_preview_options: { is_disabled: true },
      ...(drawn.quiet ? { disable_notification: true } : {}),
      ...(thread === undefined ? {} : { message_thread_id: Number(thread) }),
      // A message made inline has an id that cannot be answered.
      ...(replyTo === undefined || !/^\d+$/.test(replyTo)
        ? {}
        : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
      ...(drawn.keyboard === undefined ? {} : { reply_markup: drawn.keyboard }),
    });
    return { platform: 'telegram', chat, message: String(sent.message_id) };
  };

  /** Makes a message say something else; one that holds a file keeps it and gets `caption` instead. */
  const edit = async (ref: MessageRef, drawn: Drawn, caption: StyledText): Promise<void> => {
    const target = { ...targetOf(ref), ...(drawn.keyboard ? { reply_markup: drawn.keyboard } : {}) };
    try {
      await texts.raw.editMessageText({
        ...target,
        text: drawn.text,
        entities: drawn.entities,
        link_preview_options: { is_disabled: true },
      });
    } catch (error) {
      if (isNotModified(error)) return;
      if (!hasNoText(error)) throw surfaceErrorOf(error);
      await texts.raw
        .editMessageCaption({ ...target, caption: caption.text, caption_entities: caption.entities })
        .catch((again: unknown) => {
          if (!isNotModified(again)) throw surfaceErrorOf(again);
        });
    }
  };

  /** Turns a text or another file into this file; gives the file_id Telegram keeps it under. */
  const editIntoFile = async (
    ref: MessageRef,
    upload: Upload,
    caption: Drawn,
  ): Promise<string | undefined> => {
    try {
      const edited = await files.raw.editMessageMedia({
        ...targetOf(ref),
        media: { ...mediaOf(upload), caption: caption.text, caption_entities: caption.entities },
        ...(caption.keyboard === undefined ? {} : { reply_markup: caption.keyboard }),
      });
      return edited === true ? undefined : (edited.audio ?? edited.video ?? edited.document)?.file_id;
    } catch (error) {
      if (isNotModified(error)) return undefined;
      throw surfaceErrorOf(error);
    }
  };

  /** Turns a text into a song that Telegram has already, by the file_id it keeps it under. */
  const editIntoKnown = async (ref: MessageRef, file: string, caption: Drawn): Promise<void> => {
    const words = { caption: caption.text, caption_entities: caption.entities };
    try {
      await texts.raw.editMessageMedia({
        ...targetOf(ref),
        media: { type: 'audio', media: file, ...words },
        ...(caption.keyboard === undefined ? {} : { reply_markup: caption.keyboard }),
      });
    } catch (error) {
      if (!isNotModified(error)) throw surfaceErrorOf(error);
    }
  };

  /** Takes a message away; one that is gone already is no fault. */
  const remove = async (ref: MessageRef): Promise<void> => {
    const target = targetOf(ref);
    if ('inline_message_id' in target)
      throw new SurfaceError('telegram', 'forbidden', 'a message made inline');
    try {
      await texts.raw.deleteMessage(target);
    } catch (error) {
      if (!isDeletedAlready(error)) throw surfaceErrorOf(error);
    }
  };

  /** Stops the clock on a pressed button, with a note if told; must come within 15 seconds. */
  const answerPress = async (press: string, text?: string, alert = false): Promise<void> => {
    const note = text === undefined ? {} : { text, show_alert: alert };
    await texts.raw.answerCallbackQuery({ callback_query_id: press, ...note }).catch((error: unknown) => {
      throw surfaceErrorOf(error);
    });
  };

  return { send, sendCard, react, edit, editIntoFile, editIntoKnown, remove, answerPress };
};

/** A client that gives up after `timeoutSeconds`. */
export const connect = ({ token, apiUrl }: { token: string; apiUrl: string }, timeoutSeconds: number): Api =>
  new Api(token, { apiRoot: apiUrl.replace(/\/+$/, ''), timeoutSeconds });

const mediaOf = (upload: Upload): InputMediaAudio | InputMediaVideo | InputMediaDocument => {
  const media = new InputFile(upload.bytes, upload.fileName);
  if (upload.type === 'video') return { type: 'video', media, supports_streaming: true };
  // Otherwise Telegram looks into the file and may show it as something else (Bot API InputMediaDocument).
  if (upload.type === 'document') return { type: 'document', media, disable_content_type_detection: true };
  const { title, performer, duration, thumbnail } = upload;
  const cover = thumbnail === undefined ? {} : { thumbnail: new InputFile(thumbnail, 'cover.jpg') };
  return { type: 'audio', media, title, performer, duration, ...cover };
};

type Target = { chat_id: string; message_id: number } | { inline_message_id: string };

const targetOf = (ref: MessageRef): Target => {
  if (ref.platform !== 'telegram') throw new SurfaceError('telegram', 'gone', `a message of ${ref.platform}`);
  const inline = ref.extra?.inline;
  return typeof inline === 'string'
    ? { inline_message_id: inline }
    : { chat_id: ref.chat, message_id: Number(ref.message) };
};
