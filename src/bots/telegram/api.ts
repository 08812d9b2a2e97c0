import { Api } from 'grammy';
import { type ChatAddress, type MessageRef, SurfaceError } from '../../core/index.js';
import { hasNoText, hasNoTopic, isDeletedAlready, isNotModified, movedTo, surfaceErrorOf } from './errors.js';
import { mediaOf, type Song, songMedia, type Upload } from './outgoing/load-files.js';
import type { Drawn } from './render/drawn.js';
import type { StyledText } from './render/entities.js';

/** Sends and edits messages of one bot; what fails is a {@link SurfaceError}. */
export type TelegramApi = ReturnType<typeof createTelegramApi>;

/** Speaks the Bot API. Nothing is repeated here and nothing waits: a 429 is handed to the caller at once. */
export const createTelegramApi = (settings: { token: string; apiUrl: string }) => {
  const texts = connect(settings, 20);
  const files = connect(settings, 120);

  /** A group that has become a supergroup is followed there once; a deleted topic is left for the group. */
  const following = async <T>(to: ChatAddress, sendThere: (to: ChatAddress) => Promise<T>): Promise<T> => {
    try {
      return await sendThere(to);
    } catch (error) {
      const moved = movedTo(error);
      if (moved === undefined && !hasNoTopic(error)) throw error;
      // Messages are counted anew in the supergroup: the one that asked is not to be found under its old number.
      const chat = moved === undefined ? to.chat : String(moved);
      return await sendThere({ platform: 'telegram', chat });
    }
  };

  /** Sends a text. */
  const send = (to: ChatAddress, drawn: Drawn): Promise<MessageRef> =>
    following(to, (there) => sendTo(there, drawn)).catch((error: unknown) => {
      throw surfaceErrorOf(error);
    });

  /**
   * Sends two to ten songs as an album, with the words below the last one (Bot API sendMediaGroup). Throws what grammY
   * throws: whether it was refused or broke off makes all the difference here.
   */
  const sendAlbum = (to: ChatAddress, songs: readonly Song[], caption: Drawn): Promise<MessageRef[]> =>
    following(to, async (there) => {
      const sent = await files.raw.sendMediaGroup({
        ...whereOf(there),
        ...(caption.quiet ? { disable_notification: true } : {}),
        media: songs.map((song, index) => ({
          ...songMedia(song),
          ...(index === songs.length - 1
            ? { caption: caption.text, caption_entities: caption.entities }
            : {}),
        })),
      });
      return sent.map(({ message_id: id }) => ({
        platform: 'telegram',
        chat: there.chat,
        message: String(id),
      }));
    });

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

  const sendTo = async (to: ChatAddress, drawn: Drawn): Promise<MessageRef> => {
    const sent = await texts.raw.sendMessage({
      ...whereOf(to),
      text: drawn.text,
      entities: drawn.entities,
      link_preview_options: { is_disabled: true },
      ...(drawn.quiet ? { disable_notification: true } : {}),
      ...(drawn.keyboard === undefined ? {} : { reply_markup: drawn.keyboard }),
    });
    return { platform: 'telegram', chat: to.chat, message: String(sent.message_id) };
  };

  /** Makes a message say something else; one that `holdsFile`, known or not, keeps it and gets `caption` instead. */
  const edit = async (
    ref: MessageRef,
    drawn: Drawn,
    caption: StyledText,
    holdsFile = false,
  ): Promise<void> => {
    const target = { ...targetOf(ref), ...(drawn.keyboard ? { reply_markup: drawn.keyboard } : {}) };
    const editCaption = () =>
      texts.raw
        .editMessageCaption({ ...target, caption: caption.text, caption_entities: caption.entities })
        .catch((error: unknown) => {
          if (!isNotModified(error)) throw surfaceErrorOf(error);
        });
    if (holdsFile) return void (await editCaption());
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
      await editCaption();
    }
  };

  /** Turns a text or another file into this file; gives the file_id Telegram keeps it under. */
  const editIntoFile = async (
    ref: MessageRef,
    upload: Upload,
    caption: Drawn,
  ): Promise<string | undefined> => {
    // A picture is small, and a card does not wait for it as long as for a song.
    const { raw } = upload.type === 'photo' ? texts : files;
    try {
      const edited = await raw.editMessageMedia({
        ...targetOf(ref),
        media: { ...mediaOf(upload), caption: caption.text, caption_entities: caption.entities },
        ...(caption.keyboard === undefined ? {} : { reply_markup: caption.keyboard }),
      });
      if (edited === true) return undefined;
      return (edited.audio ?? edited.video ?? edited.document ?? edited.photo?.at(-1))?.file_id;
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

  return { send, sendAlbum, sendCard, react, edit, editIntoFile, editIntoKnown, remove, answerPress };
};

/** A client that gives up after `timeoutSeconds`. */
export const connect = ({ token, apiUrl }: { token: string; apiUrl: string }, timeoutSeconds: number): Api =>
  new Api(token, { apiRoot: apiUrl.replace(/\/+$/, ''), timeoutSeconds });

/** Where something is sent, and what it answers. */
const whereOf = ({ chat, thread, replyTo }: ChatAddress) => ({
  chat_id: chat,
  ...(thread === undefined ? {} : { message_thread_id: Number(thread) }),
  // A message made inline has an id that cannot be answered.
  ...(replyTo === undefined || !/^\d+$/.test(replyTo)
    ? {}
    : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
});

type Target = { chat_id: string; message_id: number } | { inline_message_id: string };

const targetOf = (ref: MessageRef): Target => {
  if (ref.platform !== 'telegram') throw new SurfaceError('telegram', 'gone', `a message of ${ref.platform}`);
  const inline = ref.extra?.inline;
  return typeof inline === 'string'
    ? { inline_message_id: inline }
    : { chat_id: ref.chat, message_id: Number(ref.message) };
};
/** A signal as grammY wants it: its type names that of another package, and Node's own works. */
export const signalFor = (signal: AbortSignal) => signal as Parameters<Api['getUpdates']>[1];
