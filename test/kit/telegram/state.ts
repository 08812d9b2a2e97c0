import type { ReplyMarkup } from './keyboard.js';
import { Refusal, refuse } from './refusal.js';
import type { Entity } from './text.js';

/** A person or the bot (Bot API User). */
export interface Account {
  id: number;
  is_bot: boolean;
  first_name: string;
  username: string;
  language_code?: string;
}

/** A place where messages stand (Bot API Chat). */
export interface Chat {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  title?: string;
  first_name?: string;
  username?: string;
  is_forum?: true;
}

/** A stored file with its true bytes; duration in seconds, width and height in pixels. */
export interface Attachment {
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
  /** Whether Telegram shows the thumbnail that came along; absent when none came. */
  thumbnailAccepted?: boolean;
}

/** The file a message can carry, by the name of its field. */
export interface Contents {
  audio?: Attachment;
  voice?: Attachment;
  photo?: Attachment;
  video?: Attachment;
  /** A round video message. */
  video_note?: Attachment;
  document?: Attachment;
}

/** A message as the people in the chat see it now; `edits` counts how often it was changed. */
export interface ChatMessage extends Contents {
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
  /** By what the bot knows a message that was sent in inline mode. */
  inline_message_id?: string;
  /** A service message's own fields, such as `forum_topic_created`. */
  service?: Record<string, unknown>;
}

/** A chat with what Telegram knows about it but does not show. */
export interface ChatRecord {
  chat: Chat;
  messages: Map<number, ChatMessage>;
  topics: Map<number, string>;
  /** Those who run the chat, and as what. */
  managers: Map<number, 'creator' | 'administrator'>;
  /** Why the bot may not write here any more, as in a 403's description. */
  shut?: string;
  migratedTo?: number;
  lastMessageId: number;
}

/** Everything Telegram remembers; it outlives the bot's process. */
export type State = ReturnType<typeof createState>;

/** Builds the memory of one Telegram with one bot; `now` in milliseconds since 1970. */
export function createState(bot: Account, now: () => number) {
  const chats = new Map<number, ChatRecord>();
  const files = new Map<string, Attachment>();
  const inline = new Map<string, ChatMessage>();
  const watchers = new Set<() => void>();
  let scheduled = false;

  function changed(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      for (const watcher of [...watchers]) watcher();
    });
  }

  function addChat(chat: Chat): Chat {
    if (!chats.has(chat.id)) {
      // A group's first message tells that it was made; in a forum that is the General topic's id.
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
  }

  function record(id: number): ChatRecord {
    return chats.get(id) ?? refuse('chat not found');
  }

  function openRecord(id: number): ChatRecord {
    const found = record(id);
    if (found.migratedTo !== undefined) {
      refuse('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: found.migratedTo });
    }
    if (found.shut !== undefined) throw new Refusal(403, `Forbidden: ${found.shut}`);
    return found;
  }

  function addMessage(
    chatId: number,
    from: Account,
    content: Omit<ChatMessage, 'message_id' | 'date' | 'chat' | 'from' | 'edits' | 'reactions'>,
  ): ChatMessage {
    const place = record(chatId);
    place.lastMessageId += 1;
    const message: ChatMessage = {
      message_id: place.lastMessageId,
      date: Math.floor(now() / 1000),
      chat: place.chat,
      from,
      edits: 0,
      reactions: [],
      ...content,
    };
    place.messages.set(message.message_id, message);
    changed();
    return message;
  }

  function addTopic(chatId: number, from: Account, name: string): number {
    const service = { forum_topic_created: { name, icon_color: 7322096 } };
    const created = addMessage(chatId, from, { entities: [], service });
    created.message_thread_id = created.message_id;
    created.is_topic_message = true;
    record(chatId).topics.set(created.message_id, name);
    return created.message_id;
  }

  return {
    bot,
    chats,
    files,
    inline,
    watchers,
    now,
    changed,
    addChat,
    record,
    openRecord,
    addMessage,
    addTopic,
  };
}

/** Writes a message as the Bot API does; the message it answers comes along one level deep. */
export function toBotApi(state: State, message: ChatMessage, deep = true): Record<string, unknown> {
  const { message_id, date, chat, from, text, caption, entities, service } = message;
  const written: Record<string, unknown> = { message_id, from, chat, date, ...service };
  if (message.anonymous) Object.assign(written, { from: GROUP_ANONYMOUS_BOT, sender_chat: chat });
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
  const answered = message.reply_to_message_id ?? (service ? undefined : topicStart(message));
  const original = answered === undefined ? undefined : state.record(chat.id).messages.get(answered);
  if (deep && original) written.reply_to_message = toBotApi(state, original, false);
  return structuredClone(written);
}

// Who writes in the name of a group is this to bots (Bot API Message.from).
const GROUP_ANONYMOUS_BOT: Account = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

// Telegram writes every plain message in a topic as an answer to the message that opened the topic.
const topicStart = (message: ChatMessage) =>
  message.is_topic_message ? message.message_thread_id : undefined;

function writeFile(file: Attachment): Record<string, unknown> {
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
}
