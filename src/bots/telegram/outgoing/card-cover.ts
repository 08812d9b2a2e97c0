import {
  type ChatMessage,
  type Log,
  type MediaFile,
  type MessageRef,
  type Receipts,
  SurfaceError,
} from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import { describeError } from '../errors.js';
import type { Upload } from '../render/media.js';
import { renderCaption, renderCardCaption, renderText } from '../render/message.js';

type Deps = {
  receipts: Receipts;
  api: TelegramApi;
  log: Log;
  loadPicture: (image: MediaFile) => Promise<Upload>;
};

/**
 * Builds the edit of a card. A running card turns into the cover with the text as its caption as soon as there is a
 * cover. That is tried once, and a failure never keeps the text from being shown.
 */
export const createCardEditor = ({ receipts, api, log, loadPicture }: Deps) => {
  /** True when the card shows the cover now. */
  const showCover = async (ref: MessageRef, message: ChatMessage, image: MediaFile): Promise<boolean> => {
    try {
      await api.editMedia(ref, await loadPicture(image), renderCardCaption(message));
      return true;
    } catch (error) {
      // A text edit would fail in the same way.
      if (error instanceof SurfaceError && (error.code === 'slow_down' || error.code === 'gone')) throw error;
      log.warn(
        {
          event: 'card.cover-not-posted',
          platform: 'telegram',
          chat: ref.chat,
          reason: describeError(error),
        },
        'Card stays without its cover',
      );
      return false;
    }
  };

  return async (ref: MessageRef, message: ChatMessage): Promise<void> => {
    const { image, tone } = message;
    const caption = tone === 'busy' ? renderCardCaption(message) : renderCaption(message);
    if (tone !== 'busy' || image === undefined) return api.editMessage(ref, renderText(message), caption);
    const key = `cover:${ref.chat}:${ref.message}`;
    const receipt = await receipts.find(key);
    const isShown = receipt === undefined && (await showCover(ref, message, image));
    const { platform, chat, message: id } = ref;
    if (receipt === undefined) {
      await receipts.keep(key, { platform, chat, message: id, extra: { shown: isShown ? 1 : 0 } });
    }
    if (!isShown) await api.editMessage(ref, renderText(message), caption, receipt?.extra?.shown === 1);
  };
};
