import type {
  ChatForm,
  Command,
  ConversationEntry,
  EncodedMessage,
  RawValues,
  Suggestion,
} from '../../../../core/index.js';
import { callApi } from './http.js';

/** The server's response to an input: what only this person sees, and the language the bot uses with them now. */
export type Answer = { notes: EncodedMessage[]; form?: ChatForm; carded: boolean; language: string };

/** The conversation when a page opens, with the commands that can be typed. */
type Opening = { language: string; commands: Command[]; entries: ConversationEntry[] };

/** A key for one input of a person. The server handles each key once. */
export const createKey = (): string => {
  // crypto.randomUUID is missing on plain HTTP, except on localhost.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Reads the conversation and the commands. */
export const readConversation = (): Promise<Opening> => callApi<Opening>('/api/conversation');

/** Sends a message or a command. `shown` is its text in the conversation. */
export const sendText = (key: string, text: string, shown: string): Promise<Answer> =>
  callApi<Answer>('/api/say', { key, text, shown });

/** Sends a button press. */
export const sendPress = (key: string, action: string): Promise<Answer> =>
  callApi<Answer>('/api/press', { key, action });

/** Submits a form. */
export const sendForm = (key: string, form: string, values: RawValues): Promise<Answer> =>
  callApi<Answer>('/api/form', { key, form, values });

/** Asks for choices for a half-typed value; none when the server cannot be reached. */
export const readSuggestions = async (
  command: string,
  field: string,
  typed: string,
): Promise<Suggestion[]> => {
  const query = new URLSearchParams({ command, field, typed });
  const answer = await callApi<{ suggestions: Suggestion[] }>(`/api/suggest?${query}`).catch(() => undefined);
  return answer?.suggestions ?? [];
};
