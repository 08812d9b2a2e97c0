import type { ChatAddress, Person } from '../../../core/index.js';

/**
 * The chat an update comes from, and the person behind it. `replyTo` of the address is the message that was written or
 * whose button was pressed.
 */
export type ChatContext = {
  address: ChatAddress;
  person: Person;
  isPrivate: boolean;
  /** The ids of the group and of the topic, as settings store them; empty in private chats. */
  places: readonly string[];
  /** The group's title. */
  title?: string | undefined;
};

/** Reads the chat and the sender of a message (Bot API Message); undefined for other bots. */
export const parseMessageContext = (
  message: Record<string, unknown>,
  from: unknown,
): ChatContext | undefined => {
  const { chat, message_id: id, message_thread_id: thread } = message;
  if (!isRecord(chat) || !Number.isSafeInteger(chat.id) || !Number.isSafeInteger(id)) return undefined;
  const sender = senderChat(message, from);
  const person = sender === undefined ? parsePerson(from) : groupAsPerson(sender);
  if (person === undefined) return undefined;
  // In a supergroup without topics a reply carries a thread id too, which is no topic to post into.
  const topic = message.is_topic_message === true && thread !== undefined ? { thread: String(thread) } : {};
  const isPrivate = chat.type === 'private';
  // Set for a message a person wrote; not for the bot's own message whose button they pressed.
  const asked = from === message.from && !isPrivate ? { extra: { asked: String(id) } } : {};
  return {
    address: { platform: 'telegram', chat: String(chat.id), ...topic, replyTo: String(id), ...asked },
    person,
    isPrivate,
    places: isPrivate ? [] : placesOf(chat, topic.thread),
    ...(typeof chat.title === 'string' ? { title: chat.title } : {}),
  };
};

/** Reads the group of an update that has no message; undefined for other chats and for other bots. */
export const parseGroupContext = (chat: Record<string, unknown>, from: unknown): ChatContext | undefined => {
  const person = parsePerson(from);
  const isGroup = chat.type === 'group' || chat.type === 'supergroup';
  if (person === undefined || !isGroup || !Number.isSafeInteger(chat.id)) return undefined;
  const title = typeof chat.title === 'string' ? { title: chat.title } : {};
  const address = { platform: 'telegram', chat: String(chat.id) };
  return { address, person, isPrivate: false, places: placesOf(chat, undefined), ...title };
};

/** Reads a person (Bot API User); undefined for bots. */
export const parsePerson = (from: unknown): Person | undefined => {
  if (!isRecord(from) || from.is_bot === true || !Number.isSafeInteger(from.id)) return undefined;
  const name = [from.first_name, from.last_name].filter((part) => typeof part === 'string').join(' ');
  const locale = typeof from.language_code === 'string' ? { locale: from.language_code } : {};
  const handle = typeof from.username === 'string' ? { handle: from.username.toLowerCase() } : {};
  return { platform: 'telegram', id: String(from.id), name, ...locale, ...handle };
};

/** The person that stands for all anonymous administrators of a group; their id is that of the group. */
export const anonymousAdministrator = ({ address, title }: ChatContext): Person =>
  groupAsPerson({ id: address.chat, title });

/** True for an object that is not an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const groupAsPerson = ({ id, title }: Record<string, unknown>): Person => ({
  platform: 'telegram',
  id: String(id),
  name: typeof title === 'string' ? title : '',
});

// Anonymous administrators write as the group, and others may write as one of their channels (Bot API
// Message.sender_chat); a button press names the person.
const senderChat = (message: Record<string, unknown>, from: unknown): Record<string, unknown> | undefined => {
  const { chat, sender_chat: sender } = message;
  const isWriter = isRecord(from) && from === message.from && from.is_bot === true;
  if (!isWriter || !isRecord(sender) || !isRecord(chat) || chat.type === 'private') return undefined;
  return Number.isSafeInteger(sender.id) && (sender.id === chat.id || sender.type === 'channel')
    ? sender
    : undefined;
};

// Messages in the General topic of a forum carry no thread, although its id is 1.
const placesOf = (chat: Record<string, unknown>, thread: string | undefined): string[] => {
  const topic = thread ?? (chat.is_forum === true ? '1' : undefined);
  return [String(chat.id), ...(topic === undefined ? [] : [`${chat.id}/${topic}`])];
};
