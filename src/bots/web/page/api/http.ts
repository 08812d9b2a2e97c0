import type { MessageKey } from '../../../../i18n/index.js';

type ErrorSentence = Extract<MessageKey, `${string}too-large` | 'web.session-lost' | 'refusal.flood'>;

/** A failed call. `sentence` is the key of the text that explains it; undefined when the server cannot be reached. */
export class ServerError extends Error {
  override name = 'ServerError';
  constructor(readonly sentence: ErrorSentence | undefined) {
    super(sentence ?? 'unreachable');
  }
}

const timeoutMs = 30_000;

/** Calls the API: GET without a body, POST with one. Throws {@link ServerError}. */
export const callApi = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await request(path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  if (response?.ok !== true) throw serverError(response?.status, 'web.too-large');
  const answer: T = await response.json();
  return answer;
};

/** Reads a stored file as text, such as the timed lyrics of a song. Throws {@link ServerError}. */
export const readText = async (path: string): Promise<string> => {
  const response = await request(path);
  if (response?.ok !== true) throw new ServerError(undefined);
  return response.text();
};

/** The error for an HTTP status; undefined where no response came. */
export const serverError = (status: number | undefined, tooLarge: ErrorSentence): ServerError => {
  if (status === 413) return new ServerError(tooLarge);
  if (status === 429) return new ServerError('refusal.flood');
  return new ServerError(status === 401 || status === 403 ? 'web.session-lost' : undefined);
};

const request = (path: string, init: RequestInit = {}): Promise<Response | undefined> =>
  fetch(path, { ...init, signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
