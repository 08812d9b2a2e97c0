import { Api } from 'grammy';
import { toSurfaceError } from './errors.js';
import { createEditMethods } from './outgoing/edit.js';
import { createSendMethods } from './outgoing/send.js';

const textTimeoutSeconds = 20;
const fileTimeoutSeconds = 120;

/** The requests of one bot; what fails is a {@link SurfaceError} unless a method says otherwise. */
export type TelegramApi = ReturnType<typeof createTelegramApi>;

/** Builds the requests to the Bot API. Nothing is retried and nothing waits: a 429 goes to the caller at once. */
export const createTelegramApi = (settings: { token: string; apiUrl: string }) => {
  const clients = {
    texts: createClient(settings, textTimeoutSeconds),
    files: createClient(settings, fileTimeoutSeconds),
  };

  /** Ends the progress indicator of a pressed button, with a note if there is one. Telegram accepts it for 15 seconds. */
  const answerCallbackQuery = async (id: string, text?: string, alert = false): Promise<void> => {
    const note = text === undefined ? {} : { text, show_alert: alert };
    await clients.texts.raw
      .answerCallbackQuery({ callback_query_id: id, ...note })
      .catch((error: unknown) => {
        throw toSurfaceError(error);
      });
  };

  return { ...createSendMethods(clients), ...createEditMethods(clients), answerCallbackQuery };
};

/** A grammY client that gives up on a request after `timeoutSeconds`. */
export const createClient = (
  { token, apiUrl }: { token: string; apiUrl: string },
  timeoutSeconds: number,
): Api => new Api(token, { apiRoot: apiUrl.replace(/\/+$/, ''), timeoutSeconds });

/** Node's `AbortSignal` as the type grammY declares, which comes from another package. */
export const toGrammySignal = (signal: AbortSignal) => signal as Parameters<Api['getUpdates']>[1];
