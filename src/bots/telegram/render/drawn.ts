import type { InlineKeyboardMarkup } from 'grammy/types';
import type { StyledText } from './entities.js';

/** A message ready to be sent. */
export type Drawn = StyledText & {
  keyboard?: InlineKeyboardMarkup | undefined;
  /** True when it is sent without a sound. */
  quiet?: boolean | undefined;
};
