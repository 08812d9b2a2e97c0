import { isRecord, parseGroupContext, parseMessageContext, parsePerson } from './chat.js';
import { parseMessage } from './message.js';
import type { BotIdentity, ParsedUpdate } from './parsed-update.js';

/** The kinds of update the bot asks for: exactly those that {@link parseUpdate} reads. */
export const allowedUpdates = [
  'message',
  'callback_query',
  'my_chat_member',
  'inline_query',
  'chosen_inline_result',
] as const;

/** Reads an update (Bot API Update); undefined for one of an unknown kind or one that is not meant for the bot. */
export const parseUpdate = (update: unknown, bot: BotIdentity): ParsedUpdate | undefined => {
  if (!isRecord(update)) return undefined;
  if (isRecord(update.message)) return parseMigration(update.message) ?? parseMessage(update.message, bot);
  if (isRecord(update.callback_query)) return parseCallbackQuery(update.callback_query);
  if (isRecord(update.my_chat_member)) return parseMembership(update.my_chat_member);
  if (isRecord(update.inline_query)) return parseInlineQuery(update.inline_query);
  if (isRecord(update.chosen_inline_result)) return parseChosenResult(update.chosen_inline_result);
  return undefined;
};

/** The key of the chat an update belongs to; updates with the same key are handled in order. */
export const chatKeyOf = (update: unknown): string => {
  if (!isRecord(update)) return '';
  const query = isRecord(update.callback_query) ? update.callback_query : {};
  for (const part of [update.message, query.message, update.my_chat_member]) {
    if (isRecord(part) && isRecord(part.chat)) return String(part.chat.id);
  }
  for (const part of [update.inline_query, update.chosen_inline_result]) {
    if (isRecord(part) && isRecord(part.from)) return `inline:${part.from.id}`;
  }
  return '';
};

// Both chats get such a message (Bot API Message.migrate_to_chat_id, migrate_from_chat_id).
const parseMigration = ({ chat, ...message }: Record<string, unknown>): ParsedUpdate | undefined => {
  const { migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  if (!isRecord(chat) || (to === undefined) === (from === undefined)) return undefined;
  return { kind: 'migration', from: String(from ?? chat.id), to: String(to ?? chat.id) };
};

const parseCallbackQuery = (query: Record<string, unknown>): ParsedUpdate | undefined => {
  const { id, data, message } = query;
  if (typeof id !== 'string' || typeof data !== 'string' || !isRecord(message)) return undefined;
  const context = parseMessageContext(message, query.from);
  return context === undefined ? undefined : { kind: 'callback-query', id, data, ...context };
};

const parseMembership = (change: Record<string, unknown>): ParsedUpdate | undefined => {
  const { chat, new_chat_member: member, old_chat_member: before } = change;
  if (!isRecord(chat) || !isRecord(member)) return undefined;
  const context = parseGroupContext(chat, change.from);
  const wasAbsent = isRecord(before) && (before.status === 'left' || before.status === 'kicked');
  const isPresent = member.status === 'member' || member.status === 'administrator';
  if (wasAbsent && isPresent && context !== undefined) {
    return { kind: 'bot-added', date: Number(change.date), ...context };
  }
  return { kind: 'membership', chat: String(chat.id), status: String(member.status) };
};

const parseInlineQuery = ({ id, query, from }: Record<string, unknown>): ParsedUpdate | undefined => {
  const person = parsePerson(from);
  if (typeof id !== 'string' || typeof query !== 'string' || person === undefined) return undefined;
  return { kind: 'inline-query', id, text: query.trim(), person };
};

const parseChosenResult = (result: Record<string, unknown>): ParsedUpdate | undefined => {
  const { inline_message_id: inlineMessageId, query, from } = result;
  const person = parsePerson(from);
  if (typeof inlineMessageId !== 'string' || typeof query !== 'string' || person === undefined) {
    return undefined;
  }
  return { kind: 'chosen-result', inlineMessageId, text: query.trim(), person };
};
