import type { InlineKeyboardMarkup } from 'grammy/types';
import type { StyledText } from './entities.js';

/** A message in the form the Bot API takes. */
export type RenderedMessage = StyledText & {
  keyboard?: InlineKeyboardMarkup | undefined;
  /** True for a message that arrives without a sound. */
  quiet?: boolean | undefined;
};
