import {
  type ChatForm,
  type ChatMessage,
  type ChatSurface,
  type Reply,
  SurfaceError,
} from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import type { ChatContext } from '../incoming/chat.js';
import { renderPopup, renderText } from '../render/message.js';
import type { CallbackAnswer } from './callback-answer.js';

/** The longest popup, in characters (Bot API answerCallbackQuery). */
const maxPopupLength = 200;

/** The open callback query of the event, and the surface that posts files once per key of the event. */
export type ReplyOptions = {
  callbackAnswer?: CallbackAnswer | undefined;
  files?: { surface: ChatSurface; key: string } | undefined;
};

/** Builds the reply to one event. A press on a button is answered by a popup if the message fits one. */
export const createReply = (
  api: TelegramApi,
  { address }: ChatContext,
  ask: (form: ChatForm) => Promise<void>,
  { callbackAnswer, files }: ReplyOptions,
): Reply => ({
  async card(message) {
    await callbackAnswer?.settle();
    return api.sendCard(address, renderText(message));
  },
  async tell(message) {
    const popup = callbackAnswer === undefined || !fitsPopup(message) ? '' : renderPopup(message);
    if (popup !== '' && (await callbackAnswer?.popup(popup, true))) return;
    await callbackAnswer?.settle();
    const holdsFile = message.audio !== undefined || message.file !== undefined;
    if (holdsFile && files !== undefined) {
      try {
        await files.surface.post(address, message, `${files.key}:told`);
        return;
      } catch (error) {
        if (!(error instanceof SurfaceError) || error.code !== 'too_large') throw error;
      }
    }
    await api.sendMessage(address, renderText(message));
  },
  async ask(form) {
    await callbackAnswer?.settle();
    await ask(form);
  },
});

const fitsPopup = (message: ChatMessage): boolean =>
  message.audio === undefined &&
  message.file === undefined &&
  renderPopup(message).length <= maxPopupLength &&
  message.controls.every((row) => row.length === 0);
