import type { ChatAddress, Person } from '../../core/index.js';

/** Where and by whom something was said; `replyTo` of the address is the message that was written or pressed. */
export type Place = {
  address: ChatAddress;
  person: Person;
  isPrivate: boolean;
  /** The group and its topic, as settings name them; empty in private chats. */
  places: readonly string[];
  /** What the group is called. */
  title?: string | undefined;
};

/** Reads where a message stands and who acts there (Bot API Message); undefined for other bots. */
export const placeOf = (message: Record<string, unknown>, from: unknown): Place | undefined => {
  const { chat, message_id: id, message_thread_id: thread } = message;
  if (!isRecord(chat) || !Number.isSafeInteger(chat.id) || !Number.isSafeInteger(id)) return undefined;
  const person = isGroupItself(message, from) ? groupPerson(chat) : personOf(from);
  if (person === undefined) return undefined;
  // A plain supergroup gives answers a thread id as well, which is no topic to write into.
  const topic = message.is_topic_message === true && thread !== undefined ? { thread: String(thread) } : {};
  const isPrivate = chat.type === 'private';
  // What somebody wrote, and not a message of the bot whose button they pressed.
  const asked = from === message.from && !isPrivate ? { extra: { asked: String(id) } } : {};
  return {
    address: { platform: 'telegram', chat: String(chat.id), ...topic, replyTo: String(id), ...asked },
    person,
    isPrivate,
    places: isPrivate ? [] : placesOf(chat, topic.thread),
    ...(typeof chat.title === 'string' ? { title: chat.title } : {}),
  };
};

/** A group that somebody did something to, without a message; undefined for other chats, and for other bots. */
export const groupPlaceOf = (chat: Record<string, unknown>, from: unknown): Place | undefined => {
  const person = personOf(from);
  const isGroup = chat.type === 'group' || chat.type === 'supergroup';
  if (person === undefined || !isGroup || !Number.isSafeInteger(chat.id)) return undefined;
  const title = typeof chat.title === 'string' ? { title: chat.title } : {};
  const address = { platform: 'telegram', chat: String(chat.id) };
  return { address, person, isPrivate: false, places: placesOf(chat, undefined), ...title };
};

/** Reads who someone is (Bot API User); undefined for bots. */
export const personOf = (from: unknown): Person | undefined => {
  if (!isRecord(from) || from.is_bot === true || !Number.isSafeInteger(from.id)) return undefined;
  const name = [from.first_name, from.last_name].filter((part) => typeof part === 'string').join(' ');
  const locale = typeof from.language_code === 'string' ? { locale: from.language_code } : {};
  const handle = typeof from.username === 'string' ? { handle: from.username.toLowerCase() } : {};
  return { platform: 'telegram', id: String(from.id), name, ...locale, ...handle };
};

/** The administrators of a group who write in its name: to the bot they are one person, with the id of the group. */
export const groupPersonAt = ({ address, title }: Place): Person => groupPerson({ id: address.chat, title });

/** True for an object, as what comes from outside is looked at. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const groupPerson = ({ id, title }: Record<string, unknown>): Person => ({
  platform: 'telegram',
  id: String(id),
  name: typeof title === 'string' ? title : '',
});

// Only anonymous administrators write as the group (Bot API Message.sender_chat); a press tells who they are.
const isGroupItself = (message: Record<string, unknown>, from: unknown): boolean => {
  const { chat, sender_chat: sender } = message;
  const isWriter = isRecord(from) && from === message.from && from.is_bot === true;
  return isWriter && isRecord(sender) && isRecord(chat) && sender.id === chat.id && chat.type !== 'private';
};

// What is written into the General topic of a forum carries no thread; its id is 1 for all that.
const placesOf = (chat: Record<string, unknown>, thread: string | undefined): string[] => {
  const topic = thread ?? (chat.is_forum === true ? '1' : undefined);
  return [String(chat.id), ...(topic === undefined ? [] : [`${chat.id}/${topic}`])];
};
