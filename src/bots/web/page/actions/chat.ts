import { type EncodedMessage, note } from '../../../../core/index.js';
import { type MessageKey, say } from '../../../../i18n/index.js';
import { ServerError } from '../api/http.js';
import type { Conversation } from '../conversation/conversation.js';
import { language } from '../language.js';

/** The parts of the page that an action changes. */
export type Chat = {
  conversation: Conversation;
  /** Shows the welcome page while the conversation is empty. */
  updateWelcome(): void;
  focusComposer(): void;
};

/** Shows a message on this page alone, below the card that it is about. */
export const showNote = (chat: Chat, message: EncodedMessage, about?: HTMLElement): void => {
  chat.conversation.addNote(message, about);
  chat.updateWelcome();
};

/** Shows why an action failed. `unreachable` is the sentence for a server that did not respond. */
export const showFailure = (
  chat: Chat,
  error: unknown,
  unreachable: Extract<MessageKey, `web.unreachable${string}`>,
  about?: HTMLElement,
): void => showNote(chat, note('bad', reasonOf(error) ?? say(language, unreachable)), about);

/** The sentence for an error that the server reported; undefined when it did not respond. */
export const reasonOf = (error: unknown): string | undefined =>
  error instanceof ServerError && error.sentence !== undefined ? say(language, error.sentence) : undefined;
