import type { InlineKeyboardMarkup } from 'grammy/types';
import { type ChatMessage, type MessageRef, type Posted, SurfaceError } from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import type { StyledText } from '../render/entities.js';
import { renderCaption, renderText } from '../render/message.js';

/** A message in a chat that the bot is not in: words, and one button that leads to the bot. */
export type InlineDrawn = StyledText & { keyboard: InlineKeyboardMarkup };

/** Draws a message for a chat that the bot is not in; where it is about a track, the button opens it. Pure. */
export const renderInline = (message: ChatMessage, bot: string): InlineDrawn => ({
  ...renderText({ ...message, controls: [] }),
  keyboard: buttonTo(message, bot),
});

/** The message that was made inline, and its bot's name; undefined for a message in one of the bot's own chats. */
export const inlineOf = ({ extra }: Pick<MessageRef, 'extra'>): { bot: string } | undefined =>
  typeof extra?.inline === 'string' ? { bot: String(extra.bot) } : undefined;

/**
 * Makes an inline message say something else, or a song of it. Such a message takes no upload (Bot API
 * editMessageMedia): the song is first posted into the person's own chat with the bot. Who never began one gets a link.
 */
export const editInline = async (
  messenger: TelegramApi,
  ref: MessageRef,
  message: ChatMessage,
  postAtHome: (() => Promise<Posted>) | undefined,
): Promise<Posted> => {
  const bot = inlineOf(ref)?.bot ?? '';
  const caption = { ...renderCaption(message), keyboard: buttonTo(message, bot) };
  if (postAtHome !== undefined && message.audio !== undefined) {
    try {
      const { file } = await postAtHome();
      if (file !== undefined) {
        await messenger.editIntoKnown(ref, file, caption);
        return { ref, file };
      }
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  await messenger.edit(ref, renderInline(message, bot), caption);
  return { ref };
};

/** True when a chat does not take a message, however often it is tried. */
export const isRefused = (error: unknown): boolean =>
  error instanceof SurfaceError && (error.code === 'forbidden' || error.code === 'refused');

const buttonTo = ({ controls }: ChatMessage, bot: string): InlineKeyboardMarkup => {
  const tracks = controls.flat().flatMap((control) => {
    const action = control.kind === 'button' ? control.action : undefined;
    return action !== undefined && 'track' in action && action.track !== undefined ? [action.track] : [];
  });
  const start = tracks[0] === undefined ? '' : `?start=track_${tracks[0].replace('.', '_')}`;
  return { inline_keyboard: [[{ text: `@${bot}`, url: `https://t.me/${bot}${start}` }]] };
};
