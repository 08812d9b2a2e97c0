import { type ChatAddress, type MessageRef, SurfaceError } from '../../../core/index.js';

/** How Telegram identifies a message that can be edited. */
export type MessageTarget = { chat_id: string; message_id: number } | { inline_message_id: string };

/** The parameters that say where a message is sent and which message it replies to. */
export const addressParameters = ({ chat, thread, replyTo }: ChatAddress) => ({
  chat_id: chat,
  ...(thread === undefined ? {} : { message_thread_id: Number(thread) }),
  // The id of an inline message is no number, and such a message cannot be replied to.
  ...(replyTo === undefined || !/^\d+$/.test(replyTo)
    ? {}
    : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
});

/** The parameters that identify a posted message. Throws {@link SurfaceError} for a message of another platform. */
export const targetParameters = (ref: MessageRef): MessageTarget => {
  if (ref.platform !== 'telegram') throw new SurfaceError('telegram', 'gone', `a message of ${ref.platform}`);
  const inline = ref.extra?.inline;
  return typeof inline === 'string'
    ? { inline_message_id: inline }
    : { chat_id: ref.chat, message_id: Number(ref.message) };
};
