import type {
  ChatForm,
  Command,
  ConversationEntry,
  EncodedMessage,
  RawValues,
  Suggestion,
} from '../../../core/index.js';
import type { MessageKey } from '../../../i18n/index.js';

/** What the server says to this person alone about something they did, and the language it speaks with them now. */
export type Answer = { notes: EncodedMessage[]; form?: ChatForm; carded: boolean; language: string };

/** The conversation as a page finds it. */
type Opening = { language: string; commands: Command[]; entries: ConversationEntry[] };

type Refusal = Extract<MessageKey, `${string}too-large` | 'web.session-lost' | 'refusal.flood'>;

/** Why the server did not take something, as the sentence that says so; undefined when it cannot be reached. */
export class ServerError extends Error {
  override name = 'ServerError';
  constructor(readonly sentence: Refusal | undefined) {
    super(sentence ?? 'unreachable');
  }
}

const patienceMs = 30_000;
/** A long recording over a slow line, and the time it takes to look at it. */
const uploadPatienceMs = 900_000;

/** A key for one thing a person does; the server hears each key once. */
export const freshKey = (): string => {
  // crypto.randomUUID is missing on plain http beyond this machine.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Reads the conversation and the commands. */
export const readConversation = (): Promise<Opening> => request<Opening>('/api/conversation');

/** Says a message or a command; `shown` is how it stands in the conversation. */
export const sendText = (key: string, text: string, shown: string): Promise<Answer> =>
  request<Answer>('/api/say', { key, text, shown });

/** Presses a button. */
export const sendPress = (key: string, action: string): Promise<Answer> =>
  request<Answer>('/api/press', { key, action });

/** Hands in a form. */
export const sendForm = (key: string, form: string, values: RawValues): Promise<Answer> =>
  request<Answer>('/api/form', { key, form, values });

/** Hands over an audio; `progress` is told how much of it is there, from 0 to 1. */
export const sendAudio = (
  key: string,
  file: File,
  { progress, signal }: { progress(part: number): void; signal: AbortSignal },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // fetch tells nothing of a body that is on its way.
    const sending = new XMLHttpRequest();
    const fail = () => reject(refused(sending.status, 'refusal.upload-too-large'));
    sending.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total > 0 ? loaded / total : 0),
    );
    sending.upload.addEventListener('load', () => progress(1));
    sending.addEventListener('load', () => {
      // Nothing where it is no JSON: a proxy that wants a login answers with a page of its own.
      const answer: Answer | null = sending.response;
      if (sending.status < 200 || sending.status > 299 || answer === null) return fail();
      resolve(answer);
    });
    for (const end of ['error', 'abort', 'timeout']) sending.addEventListener(end, fail);
    signal.addEventListener('abort', () => sending.abort());
    sending.open('POST', `/api/audio?${new URLSearchParams({ key, name: file.name })}`);
    sending.responseType = 'json';
    sending.timeout = uploadPatienceMs;
    sending.setRequestHeader('Content-Type', 'application/octet-stream');
    progress(0);
    sending.send(file);
  });

/** Reads a text of the shelf, such as the words of a song with their times. Throws {@link ServerError}. */
export const readText = async (path: string): Promise<string> => {
  const response = await fetch(path, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
  if (response?.ok !== true) throw new ServerError(undefined);
  return response.text();
};

/** Asks for choices for a half-typed value; none when they cannot be had. */
export const readSuggestions = async (
  command: string,
  field: string,
  typed: string,
): Promise<Suggestion[]> => {
  const query = new URLSearchParams({ command, field, typed });
  const answer = await request<{ suggestions: Suggestion[] }>(`/api/suggest?${query}`).catch(() => undefined);
  return answer?.suggestions ?? [];
};

/** Listens to the conversation until the page is closed, however often the connection breaks. */
export const watchConversation = (hear: {
  /** From now on nothing is missed; what came before has to be read. */
  ready: () => void;
  entry: (entry: ConversationEntry) => void;
  lost: () => void;
}): void => {
  const source = new EventSource('/api/events');
  source.addEventListener('ready', hear.ready);
  source.addEventListener('entry', (event) => hear.entry(JSON.parse(event.data)));
  source.addEventListener('error', () => {
    hear.lost();
    // The browser tries again by itself, but not after an error page, as a proxy sends it while we restart.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => watchConversation(hear), 3000);
  });
};

const request = <T>(path: string, body?: unknown): Promise<T> =>
  answerTo<T>(path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(patienceMs),
  });

const answerTo = async <T>(path: string, init: RequestInit): Promise<T> => {
  const response = await fetch(path, init).catch(() => undefined);
  if (response?.ok === true) {
    const answer: T = await response.json();
    return answer;
  }
  throw refused(response?.status, 'web.too-large');
};

const refused = (status: number | undefined, tooLarge: Refusal): ServerError => {
  if (status === 413) return new ServerError(tooLarge);
  if (status === 429) return new ServerError('refusal.flood');
  return new ServerError(status === 401 || status === 403 ? 'web.session-lost' : undefined);
};
