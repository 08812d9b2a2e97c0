import {
  type ChatForm,
  type ChatMessage,
  type ChatSurface,
  type Log,
  type Reply,
  SurfaceError,
} from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import type { Place } from '../chat.js';
import { describeError } from '../errors.js';
import { renderPopup, renderText } from '../render/message.js';

/** Answers a pressed button once: with a popup while the press is fresh, else with nothing. */
export type PressAnswer = {
  /** Shows a popup; false when the press was answered before or Telegram does not take an answer any more. */
  popup(text: string, alert: boolean): Promise<boolean>;
  /** Stops the clock on the button. */
  settle(): Promise<void>;
};

/** Makes the answer to a press; it is given without a text when core has said nothing for `patienceMs`. */
export const createPressAnswer = (
  messenger: TelegramApi,
  press: string,
  log: Log,
  patienceMs = 3000,
): PressAnswer => {
  let isAnswered = false;
  const answer = async (text?: string, alert?: boolean): Promise<boolean> => {
    if (isAnswered) return false;
    isAnswered = true;
    clearTimeout(timer);
    try {
      await messenger.answerPress(press, text, alert);
      return true;
    } catch (error) {
      log.warn({ platform: 'telegram', error: describeError(error) }, 'a press came too late to be answered');
      return false;
    }
  };
  const timer = setTimeout(() => void answer(), patienceMs);
  return { popup: answer, settle: async () => void (await answer()) };
};

/** How an answer is brought: a press that waits for one, and who posts files, once for the key of the event. */
export type ReplyWays = {
  press?: PressAnswer | undefined;
  files?: { surface: ChatSurface; key: string } | undefined;
};

/** How to answer what a person did at a place; a press is answered by a popup where the words fit. */
export const createReply = (
  messenger: TelegramApi,
  place: Place,
  ask: (form: ChatForm) => Promise<void>,
  { press, files }: ReplyWays,
): Reply => ({
  async card(message) {
    await press?.settle();
    return messenger.sendCard(place.address, renderText(message));
  },
  async tell(message) {
    const popup = press === undefined || !fitsPopup(message) ? '' : renderPopup(message);
    if (popup !== '' && (await press?.popup(popup, true))) return;
    await press?.settle();
    const holdsFile = message.audio !== undefined || message.file !== undefined;
    if (holdsFile && files !== undefined) {
      try {
        await files.surface.post(place.address, message, `${files.key}:told`);
        return;
      } catch (error) {
        if (!(error instanceof SurfaceError) || error.code !== 'too_large') throw error;
      }
    }
    await messenger.send(place.address, renderText(message));
  },
  async ask(form) {
    await press?.settle();
    await ask(form);
  },
});

// A popup holds 200 characters and no buttons (Bot API answerCallbackQuery).
const fitsPopup = (message: ChatMessage): boolean =>
  message.audio === undefined &&
  message.file === undefined &&
  renderPopup(message).length <= 200 &&
  message.controls.every((row) => row.length === 0);
