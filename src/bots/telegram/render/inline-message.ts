import type { InlineKeyboardMarkup } from 'grammy/types';
import type { ChatMessage } from '../../../core/index.js';
import type { StyledText } from './entities.js';
import { renderText } from './message.js';

/** A message in a chat that the bot is not a member of: text, and one button that leads to the bot. */
export type InlineMessage = StyledText & { keyboard: InlineKeyboardMarkup };

/** Renders a message for a chat that the bot is not a member of. Pure. */
export const renderInlineMessage = (message: ChatMessage, bot: string): InlineMessage => ({
  ...renderText({ ...message, controls: [] }),
  keyboard: botLinkKeyboard(message, bot),
});

/** The button that leads to the bot; it opens the track that the message is about, if there is one. */
export const botLinkKeyboard = ({ controls }: ChatMessage, bot: string): InlineKeyboardMarkup => {
  const tracks = controls.flat().flatMap((control) => {
    const action = control.kind === 'button' ? control.action : undefined;
    return action !== undefined && 'track' in action && action.track !== undefined ? [action.track] : [];
  });
  const start = tracks[0] === undefined ? '' : `?start=track_${tracks[0].replace('.', '_')}`;
  return { inline_keyboard: [[{ text: `@${bot}`, url: `https://t.me/${bot}${start}` }]] };
};
