import { flagOf, type Payload, textOf } from './payload.js';
import { refuse } from './refusal.js';

const maxAnswerLength = 200;

/** What a person sees after they pressed a button. */
export type CallbackAnswer = {
  text?: string;
  show_alert?: boolean;
};

/** The button presses that wait for the bot's answer. */
export type CallbackQueries = ReturnType<typeof createCallbackQueries>;

/** Builds the list of open callback queries; each waits `answerSeconds` for answerCallbackQuery. */
export const createCallbackQueries = (answerSeconds: number) => {
  const open = new Map<string, (answer: CallbackAnswer | undefined) => void>();
  let nextId = 4_000_000_000_001;

  /** Opens a query; its answer rejects when the bot lets it expire. */
  const begin = (label: string): { id: string; answer: Promise<CallbackAnswer> } => {
    const id = String(nextId++);
    const answer = new Promise<CallbackAnswer>((resolve, reject) => {
      const settle = (given: CallbackAnswer | undefined) => {
        clearTimeout(timer);
        open.delete(id);
        if (given) resolve(given);
        else reject(new Error(`the bot did not answer the press on "${label}" in ${answerSeconds} s`));
      };
      const timer = setTimeout(() => settle(undefined), answerSeconds * 1000).unref();
      open.set(id, settle);
    });
    answer.catch(() => undefined);
    return { id, answer };
  };

  /** Runs answerCallbackQuery. */
  const answer = (payload: Payload): true => {
    const settle = open.get(textOf(payload, 'callback_query_id') ?? '');
    if (!settle) return refuse('query is too old and response timeout expired or query ID is invalid');
    const text = textOf(payload, 'text');
    if ((text?.length ?? 0) > maxAnswerLength) refuse('MESSAGE_TOO_LONG');
    settle({ ...(text ? { text } : {}), ...(flagOf(payload, 'show_alert') ? { show_alert: true } : {}) });
    return true;
  };

  return { begin, answer };
};
