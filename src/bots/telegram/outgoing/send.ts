import type { Api } from 'grammy';
import type { ChatAddress, MessageRef } from '../../../core/index.js';
import { isTopicDeleted, migratedTo, toSurfaceError } from '../errors.js';
import { type Song, songMedia } from '../render/media.js';
import type { RenderedMessage } from '../render/rendered-message.js';
import { addressParameters } from './target.js';

/** Clients by what they transfer: a request with a file may take longer than one with a text. */
export type Clients = { texts: Api; files: Api };

/** Builds the requests that post messages. */
export const createSendMethods = ({ texts, files }: Clients) => {
  /** Sends a text. */
  const sendMessage = (to: ChatAddress, message: RenderedMessage): Promise<MessageRef> =>
    withNewAddress(to, async (address) => {
      const sent = await texts.raw.sendMessage({
        ...addressParameters(address),
        text: message.text,
        entities: message.entities,
        link_preview_options: { is_disabled: true },
        ...(message.quiet ? { disable_notification: true } : {}),
        ...(message.keyboard === undefined ? {} : { reply_markup: message.keyboard }),
      });
      return refOf(address, sent.message_id);
    }).catch((error: unknown) => {
      throw toSurfaceError(error);
    });

  /**
   * Sends two to ten songs as an album, with the caption below the last one (Bot API sendMediaGroup). Throws grammY's
   * own errors: the caller must know whether the album was refused or the connection broke.
   */
  const sendAlbum = (
    to: ChatAddress,
    songs: readonly Song[],
    caption: RenderedMessage,
  ): Promise<MessageRef[]> =>
    withNewAddress(to, async (address) => {
      const sent = await files.raw.sendMediaGroup({
        ...addressParameters(address),
        ...(caption.quiet ? { disable_notification: true } : {}),
        media: songs.map((song, index) => ({
          ...songMedia(song),
          ...(index === songs.length - 1
            ? { caption: caption.text, caption_entities: caption.entities }
            : {}),
        })),
      });
      return sent.map(({ message_id: id }) => refOf(address, id));
    });

  /** Sends the card of a request. In a group a reaction on the request shows that the bot has seen it. */
  const sendCard = async (to: ChatAddress, message: RenderedMessage): Promise<MessageRef> => {
    const ref = await sendMessage(to, message);
    const asked = to.extra?.asked;
    if (asked === undefined || ref.chat !== to.chat) return ref;
    const card = { ...ref, extra: { asked } };
    react(card, '👀');
    return card;
  };

  /**
   * Sets the reaction on the message that asked for a card, or removes it (Bot API setMessageReaction). Does not wait
   * for the answer and never fails.
   */
  const react = (card: MessageRef, emoji: '👀' | '👌' | undefined): void => {
    const asked = Number(card.extra?.asked);
    if (!Number.isSafeInteger(asked)) return;
    const reaction = emoji === undefined ? [] : [{ type: 'emoji' as const, emoji }];
    texts.raw.setMessageReaction({ chat_id: card.chat, message_id: asked, reaction }).catch(() => undefined);
  };

  return { sendMessage, sendAlbum, sendCard, react };
};

/**
 * Sends once more to the new address when the old one is no longer valid: to the supergroup that a group has become, or
 * to the group itself when the topic was deleted.
 */
const withNewAddress = async <T>(to: ChatAddress, send: (to: ChatAddress) => Promise<T>): Promise<T> => {
  try {
    return await send(to);
  } catch (error) {
    const migrated = migratedTo(error);
    if (migrated === undefined && !isTopicDeleted(error)) throw error;
    // A supergroup numbers its messages from the beginning, so the old `replyTo` means nothing there.
    const chat = migrated === undefined ? to.chat : String(migrated);
    return await send({ platform: 'telegram', chat });
  }
};

const refOf = ({ chat }: ChatAddress, messageId: number): MessageRef => ({
  platform: 'telegram',
  chat,
  message: String(messageId),
});
