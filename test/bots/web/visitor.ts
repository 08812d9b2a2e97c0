import type {
  ChatForm,
  Command,
  ConversationEntry,
  EncodedMessage,
  Suggestion,
} from '../../../src/core/index.js';

type Answer = { notes: EncodedMessage[]; form?: ChatForm; carded: boolean };

let lastKey = 0;

/** A key for one input of a person, as the page makes it. */
export const freshKey = (): string => `key-${String(++lastKey).padStart(8, '0')}`;

/** A person who has opened the page, with the API calls that the page makes. */
export const visit = async (url: string) => {
  const page = await fetch(url);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const request = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { cookie, ...init.headers } });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    request(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: url, ...headers },
    });
  const read = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>;
  return {
    cookie,
    request,
    post,
    say: (text: string, key = freshKey()) => read<Answer>(post('/api/say', { key, text })),
    press: (action: string, key = freshKey()) => read<Answer>(post('/api/press', { key, action })),
    fill: (form: string, values: Record<string, unknown>, key = freshKey()) =>
      read<Answer>(post('/api/form', { key, form, values })),
    conversation: () =>
      read<{ person: { name: string }; commands: Command[]; entries: ConversationEntry[] }>(
        request('/api/conversation'),
      ),
    suggest: (query: Record<string, string>) =>
      read<{ suggestions: Suggestion[] }>(request(`/api/suggest?${new URLSearchParams(query)}`)),
    /** Reads the event stream until `enough` has arrived, then disconnects. */
    listen: async (enough: (text: string) => boolean): Promise<string> => {
      const abort = new AbortController();
      const response = await request('/api/events', { signal: abort.signal });
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        if (enough(text)) break;
      }
      abort.abort();
      return text;
    },
  };
};
