import type { Log } from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import { describeError } from '../errors.js';

/** The one answer to a press on a button: a popup, or nothing. */
export type CallbackAnswer = {
  /** Shows a popup; false when the press was answered before or Telegram no longer takes an answer. */
  popup(text: string, alert: boolean): Promise<boolean>;
  /** Ends the progress indicator on the button, if nothing did before. */
  settle(): Promise<void>;
};

/** Builds the answer to a callback query. It is given without a text when core says nothing for `patienceMs`. */
export const createCallbackAnswer = (
  api: TelegramApi,
  id: string,
  log: Log,
  patienceMs = 3000,
): CallbackAnswer => {
  let isAnswered = false;
  const answer = async (text?: string, alert?: boolean): Promise<boolean> => {
    if (isAnswered) return false;
    isAnswered = true;
    clearTimeout(timer);
    try {
      await api.answerCallbackQuery(id, text, alert);
      return true;
    } catch (error) {
      log.warn(
        { event: 'callback-query.not-answered', platform: 'telegram', reason: describeError(error) },
        'Callback query not answered',
      );
      return false;
    }
  };
  const timer = setTimeout(() => void answer(), patienceMs);
  return { popup: answer, settle: async () => void (await answer()) };
};
