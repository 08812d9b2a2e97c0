import type {
  ChatForm,
  Command,
  ConversationEntry,
  EncodedMessage,
  Suggestion,
} from '../../../src/core/index.js';

type Heard = { notes: EncodedMessage[]; form?: ChatForm; carded: boolean };

let counted = 0;

/** A key as the page makes it for one thing a person does. */
export const freshKey = (): string => `key-${String(++counted).padStart(8, '0')}`;

/** Someone who has opened the page at an address and talks to it as the page does. */
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
    say: (text: string, key = freshKey()) => read<Heard>(post('/api/say', { key, text })),
    press: (action: string, key = freshKey()) => read<Heard>(post('/api/press', { key, action })),
    fill: (form: string, values: Record<string, unknown>, key = freshKey()) =>
      read<Heard>(post('/api/form', { key, form, values })),
    conversation: () =>
      read<{ person: { name: string }; commands: Command[]; entries: ConversationEntry[] }>(
        request('/api/conversation'),
      ),
    suggest: (query: Record<string, string>) =>
      read<{ suggestions: Suggestion[] }>(request(`/api/suggest?${new URLSearchParams(query)}`)),
    /** Listens until `enough` of the stream has been read, then hangs up. */
    listen: async (enough: (text: string) => boolean): Promise<string> => {
      const hangUp = new AbortController();
      const response = await request('/api/events', { signal: hangUp.signal });
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        if (enough(text)) break;
      }
      hangUp.abort();
      return text;
    },
  };
};
