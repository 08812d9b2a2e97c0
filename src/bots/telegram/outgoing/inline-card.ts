import { type ChatMessage, type MessageRef, type Posted, SurfaceError } from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import { botLinkKeyboard, renderInlineMessage } from '../render/inline-message.js';
import { renderCaption } from '../render/message.js';

/** The bot's name when the message was made in inline mode; undefined for a message of the bot's own. */
export const inlineOf = ({ extra }: Pick<MessageRef, 'extra'>): { bot: string } | undefined =>
  typeof extra?.inline === 'string' ? { bot: String(extra.bot) } : undefined;

/**
 * Edits an inline message, into a song if there is one. Telegram takes no upload for such a message (Bot API
 * editMessageMedia), so the song is posted into the person's private chat with the bot first. Without such a chat the
 * message shows a link to the song.
 */
export const editInlineMessage = async (
  api: TelegramApi,
  ref: MessageRef,
  message: ChatMessage,
  postPrivately: () => Promise<Posted>,
): Promise<Posted> => {
  const bot = inlineOf(ref)?.bot ?? '';
  const caption = { ...renderCaption(message), keyboard: botLinkKeyboard(message, bot) };
  if (message.audio !== undefined) {
    try {
      const { file } = await postPrivately();
      if (file !== undefined) {
        await api.editMediaById(ref, file, caption);
        return { ref, file };
      }
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  await api.editMessage(ref, renderInlineMessage(message, bot), caption);
  return { ref };
};

/** True when Telegram does not take a message in this chat and another attempt would end the same way. */
export const isRefused = (error: unknown): boolean =>
  error instanceof SurfaceError && (error.code === 'forbidden' || error.code === 'refused');
