import type {
  ChatForm,
  ChatMessage,
  Command,
  ConversationEntry,
  MessageKey,
  RawValues,
  Suggestion,
} from '../../../core/index.js';

/** What the server says to this person alone about something they did. */
export type Answer = { notes: ChatMessage[]; form?: ChatForm; carded: boolean };

/** The conversation as a page finds it. */
type Opening = { commands: Command[]; entries: ConversationEntry[] };

/** Why the server did not take something, as the sentence that says so; undefined when it cannot be reached. */
export class ServerError extends Error {
  override name = 'ServerError';
  constructor(readonly sentence: (MessageKey & ('web.too-large' | 'web.session-lost')) | undefined) {
    super(sentence ?? 'unreachable');
  }
}

const patienceMs = 30_000;

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

const request = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined);
  if (response?.ok === true) {
    const answer: T = await response.json();
    return answer;
  }
  if (response?.status === 413) throw new ServerError('web.too-large');
  throw new ServerError(
    response?.status === 401 || response?.status === 403 ? 'web.session-lost' : undefined,
  );
};
