import { Api } from 'grammy';

/** A grammY client that gives up on a request after `timeoutSeconds`. */
export const createClient = (
  { token, apiUrl }: { token: string; apiUrl: string },
  timeoutSeconds: number,
): Api => new Api(token, { apiRoot: apiUrl.replace(/\/+$/, ''), timeoutSeconds });

/** Node's `AbortSignal` as the type grammY declares, which comes from another package. */
export const toGrammySignal = (signal: AbortSignal) => signal as Parameters<Api['getUpdates']>[1];
