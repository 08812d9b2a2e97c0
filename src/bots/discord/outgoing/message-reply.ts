import type { ChatAddress, ChatMessage, ChatSurface, MessageRef, Reply } from '../../../core/index.js';
import { renderFormButton } from '../render/form-button.js';
import { postWithRetry } from './retry.js';

/** Replies to a message. Each post has a key of its own: the key of the event and a number. */
export const createMessageReply = (
  surface: ChatSurface,
  { key, address }: { key: string; address: ChatAddress },
  locale: string | undefined,
): Reply => {
  let posts = 0;
  const card = (message: ChatMessage): Promise<MessageRef> => {
    posts += 1;
    return postWithRetry(surface, address, message, `${key}:${posts}`);
  };
  const tell = async (message: ChatMessage): Promise<void> => {
    await card(message);
  };
  return { card, tell, ask: (form) => tell(renderFormButton(form, locale)) };
};
