import type { Payload } from './payload.js';
import { refuse } from './refusal.js';
import type { ChatRecord, State } from './state.js';

/** The chat of a request. Refuses like Telegram when the bot may not write to it. */
export const targetChat = (state: State, payload: Payload): ChatRecord =>
  state.openRecord(parseChatId(state, payload.fields.chat_id));

/** Reads a chat_id: a number, a number as text, or the @name of a public channel. */
const parseChatId = (state: State, value: unknown): number => {
  if (value === undefined || value === '') refuse('chat_id is empty');
  const name = typeof value === 'string' && value.startsWith('@') ? value.slice(1).toLowerCase() : undefined;
  const named = [...state.chats.values()].find(
    ({ chat: { type, username } }) =>
      name !== undefined && type === 'channel' && username?.toLowerCase() === name,
  );
  const id = named?.chat.id ?? Number(value);
  return state.chats.has(id) ? id : refuse('chat not found');
};
