import type { Entity } from './entity.js';
import type { ReplyMarkup } from './keyboard.js';
import { Refusal, refuse } from './refusal.js';

/** A person or the bot (Bot API User). */
export type Account = {
  id: number;
  is_bot: boolean;
  first_name: string;
  username: string;
  language_code?: string;
};

// The sender of messages in the name of a group, as bots see it (Bot API Message.from).
const groupAnonymousBot: Account = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

/** A chat (Bot API Chat). */
export type Chat = {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  title?: string;
  first_name?: string;
  username?: string;
  is_forum?: true;
};

/** A stored file with its bytes; duration in seconds, width and height in pixels. */
export type Attachment = {
  file_id: string;
  file_unique_id: string;
  file_path: string;
  bytes: Buffer;
  mime_type: string;
  file_name?: string;
  title?: string;
  performer?: string;
  duration?: number;
  width?: number;
  height?: number;
  thumbnail?: Buffer;
  thumbnail_file_id?: string;
  /** Whether Telegram shows the thumbnail of the request; absent when there was none. */
  thumbnailAccepted?: boolean;
};

/** The file a message can carry, by the name of its field. */
export type Contents = {
  audio?: Attachment;
  voice?: Attachment;
  photo?: Attachment;
  video?: Attachment;
  /** A round video message. */
  video_note?: Attachment;
  document?: Attachment;
};

/** A message as the people in the chat see it now; `edits` counts its edits. */
export type ChatMessage = Contents & {
  message_id: number;
  date: number;
  chat: Chat;
  from: Account;
  text?: string;
  caption?: string;
  entities: Entity[];
  reply_markup?: ReplyMarkup;
  reply_to_message_id?: number;
  message_thread_id?: number;
  is_topic_message?: true;
  media_group_id?: string;
  edit_date?: number;
  edits: number;
  reactions: string[];
  /** True when an administrator wrote it in the name of the group. */
  anonymous?: true;
  /** The id of a message sent in inline mode, the only one that the bot knows. */
  inline_message_id?: string;
  /** A service message's own fields, such as `forum_topic_created`. */
  service?: Record<string, unknown>;
};

/** A chat and what Telegram keeps about it. */
export type ChatRecord = {
  chat: Chat;
  messages: Map<number, ChatMessage>;
  topics: Map<number, string>;
  /** The administrators of the chat by their ids. */
  managers: Map<number, 'creator' | 'administrator'>;
  /** Why requests of the bot are refused with 403, as in the description. */
  shut?: string;
  migratedTo?: number;
  lastMessageId: number;
};

/** Everything Telegram stores; it outlives the bot's process. */
export type State = ReturnType<typeof createState>;

/** Builds the state of one Telegram with one bot; `now` in milliseconds since 1970. */
export const createState = (bot: Account, now: () => number) => {
  const accounts = new Map<number, Account>();
  const chats = new Map<number, ChatRecord>();
  const files = new Map<string, Attachment>();
  const inline = new Map<string, ChatMessage>();
  const listeners = new Set<() => void>();
  let scheduled = false;

  const changed = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      for (const listener of [...listeners]) listener();
    });
  };

  const addChat = (chat: Chat): Chat => {
    if (!chats.has(chat.id)) {
      // The first message of a group reports its creation; in a forum its id is that of the General topic.
      const lastMessageId = chat.type === 'private' ? 0 : 1;
      chats.set(chat.id, {
        chat,
        messages: new Map(),
        topics: new Map(),
        managers: new Map(),
        lastMessageId,
      });
    }
    return chat;
  };

  const record = (id: number): ChatRecord => {
    return chats.get(id) ?? refuse('chat not found');
  };

  const openRecord = (id: number): ChatRecord => {
    const found = record(id);
    if (found.migratedTo !== undefined) {
      refuse('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: found.migratedTo });
    }
    if (found.shut !== undefined) throw new Refusal(403, `Forbidden: ${found.shut}`);
    return found;
  };

  const addMessage = (
    chatId: number,
    from: Account,
    content: Omit<ChatMessage, 'message_id' | 'date' | 'chat' | 'from' | 'edits' | 'reactions'>,
  ): ChatMessage => {
    const chat = record(chatId);
    chat.lastMessageId += 1;
    const message: ChatMessage = {
      message_id: chat.lastMessageId,
      date: Math.floor(now() / 1000),
      chat: chat.chat,
      from,
      edits: 0,
      reactions: [],
      ...content,
    };
    chat.messages.set(message.message_id, message);
    changed();
    return message;
  };

  const addTopic = (chatId: number, from: Account, name: string): number => {
    const service = { forum_topic_created: { name, icon_color: 7322096 } };
    const created = addMessage(chatId, from, { entities: [], service });
    created.message_thread_id = created.message_id;
    created.is_topic_message = true;
    record(chatId).topics.set(created.message_id, name);
    return created.message_id;
  };

  return {
    bot,
    accounts,
    chats,
    files,
    inline,
    listeners,
    now,
    changed,
    addChat,
    record,
    openRecord,
    addMessage,
    addTopic,
  };
};

/** A message in the form of the Bot API; the message it replies to is included, but not the one before that. */
export const toBotApi = (state: State, message: ChatMessage, deep = true): Record<string, unknown> => {
  const { message_id, date, chat, from, text, caption, entities, service } = message;
  const written: Record<string, unknown> = { message_id, from, chat, date, ...service };
  if (message.anonymous) Object.assign(written, { from: groupAnonymousBot, sender_chat: chat });
  if (message.edit_date !== undefined) written.edit_date = message.edit_date;
  if (message.message_thread_id !== undefined) written.message_thread_id = message.message_thread_id;
  if (message.is_topic_message) written.is_topic_message = true;
  if (message.media_group_id !== undefined) written.media_group_id = message.media_group_id;
  if (text !== undefined) written.text = text;
  if (caption !== undefined) written.caption = caption;
  if (entities.length > 0) written[text === undefined ? 'caption_entities' : 'entities'] = entities;
  if (message.audio) written.audio = writeFile(message.audio);
  if (message.voice) written.voice = writeFile(message.voice);
  if (message.video) written.video = writeFile(message.video);
  if (message.video_note) written.video_note = writeFile(message.video_note);
  if (message.document) written.document = writeFile(message.document);
  if (message.photo) written.photo = [writeFile(message.photo)];
  if (message.reply_markup?.inline_keyboard) written.reply_markup = message.reply_markup;
  const originalId = message.reply_to_message_id ?? (service ? undefined : topicStart(message));
  const original = originalId === undefined ? undefined : state.record(chat.id).messages.get(originalId);
  if (deep && original) written.reply_to_message = toBotApi(state, original, false);
  return structuredClone(written);
};

// Every plain message in a topic is a reply to the message that opened the topic.
const topicStart = (message: ChatMessage) =>
  message.is_topic_message ? message.message_thread_id : undefined;

const writeFile = (file: Attachment): Record<string, unknown> => {
  const { file_id, file_unique_id, mime_type, file_name, title, performer, duration, width, height } = file;
  const isPhoto = mime_type.startsWith('image/') && width !== undefined;
  const size = isPhoto ? { width, height } : { mime_type, ...(width === undefined ? {} : { width, height }) };
  const written = { file_id, file_unique_id, file_size: file.bytes.length, ...size };
  const facts = Object.entries({ file_name, title, performer, duration });
  return {
    ...written,
    ...Object.fromEntries(facts.filter(([, fact]) => fact !== undefined)),
    ...(file.thumbnail && file.thumbnail_file_id
      ? {
          thumbnail: {
            file_id: file.thumbnail_file_id,
            file_unique_id: `u${file.thumbnail_file_id}`,
            file_size: file.thumbnail.length,
          },
        }
      : {}),
  };
};
