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
import { renderCaption, renderPicture, renderText } from '../render/message.js';
import type { Upload } from './load-files.js';

type Parts = {
  receipts: Receipts;
  messenger: TelegramApi;
  log: Log;
  loadPicture: (image: MediaFile) => Promise<Upload>;
};

/**
 * Makes a card say something else. As soon as there is a cover, a running card becomes a picture with the words below
 * it: that is tried once, and what goes wrong with it never holds up the words.
 */
export const createCards = ({ receipts, messenger, log, loadPicture }: Parts) => {
  /** True when the card holds its picture now. */
  const showPicture = async (ref: MessageRef, message: ChatMessage, image: MediaFile): Promise<boolean> => {
    try {
      await messenger.editIntoFile(ref, await loadPicture(image), renderPicture(message));
      return true;
    } catch (error) {
      // Words would be answered the same.
      if (error instanceof SurfaceError && (error.code === 'slow_down' || error.code === 'gone')) throw error;
      const facts = { platform: 'telegram', chat: ref.chat, error: describeError(error) };
      log.warn(facts, 'a card goes without its picture');
      return false;
    }
  };

  return async (ref: MessageRef, message: ChatMessage): Promise<void> => {
    const { image, tone } = message;
    const caption = tone === 'busy' ? renderPicture(message) : renderCaption(message);
    if (tone !== 'busy' || image === undefined) return messenger.edit(ref, renderText(message), caption);
    const key = `cover:${ref.chat}:${ref.message}`;
    const known = await receipts.find(key);
    const shown = known === undefined && (await showPicture(ref, message, image));
    const { platform, chat, message: id } = ref;
    if (known === undefined) {
      await receipts.keep(key, { platform, chat, message: id, extra: { shown: shown ? 1 : 0 } });
    }
    if (!shown) await messenger.edit(ref, renderText(message), caption, known?.extra?.shown === 1);
  };
};
