import { say } from '../../../../i18n/index.js';
import { type Answer, createKey, sendText } from '../api/calls.js';
import type { PendingMessage } from '../conversation/bubble.js';
import { language } from '../language.js';
import type { Answers } from './answers.js';
import { type Chat, reasonOf } from './chat.js';

/** A message to send. */
type Outgoing = {
  /** Its text in the conversation. */
  shown: string;
  send(key: string, pending: PendingMessage): Promise<Answer>;
  /** For a message that takes long to send; without it, it cannot be stopped. */
  cancel?(pending: PendingMessage): void;
};

/** Sends a message. It is shown at once and can be sent again when it fails. */
export type Send = (message: Outgoing) => void;

/** Creates the action that sends messages. */
export const createSend =
  (chat: Chat, answers: Answers): Send =>
  ({ shown, send, cancel }) => {
    const key = createKey();
    const attempt = async () => {
      try {
        const answer = await send(key, pending);
        pending.sent();
        await answers.show(answer);
      } catch (error) {
        pending.failed(reasonOf(error) ?? say(language, 'web.unreachable'));
      }
    };
    const pending = chat.conversation.addPending(key, shown, {
      retry: () => void attempt(),
      cancel: cancel && (() => cancel(pending)),
    });
    chat.updateWelcome();
    void attempt();
  };

/** Creates the action that sends a typed message or command. */
export const createTextSender =
  (send: Send) =>
  (text: string, shown = text): void =>
    send({ shown, send: (key) => sendText(key, text, shown) });
