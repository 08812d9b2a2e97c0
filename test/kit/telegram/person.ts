import type { CallbackAnswer } from './callback-queries.js';
import { type FileFacts, type FileKind, keepFile } from './files.js';
import type { Offer } from './inline.js';
import type { Simulation } from './simulation.js';
import { type Account, type Chat, type ChatMessage, type Contents, type State, toBotApi } from './state.js';
import { findEntities, maxTextLength } from './text.js';

/** Where in a chat a person writes: as a reply to a message, or in a topic. */
export type Place = {
  replyTo?: Pick<ChatMessage, 'message_id'> | number;
  thread?: number;
  /** Writes in the name of the group, as its administrators can. */
  anonymous?: true;
};

/** A file a person sends; duration in seconds. */
export type SentFile = FileFacts & {
  kind: FileKind;
  bytes: Buffer;
  caption?: string;
};

/** A person with a Telegram account. The bot gets an update for what they do whenever Telegram would send it one. */
export type Person = {
  account: Account;
  /** Sends a text; Telegram marks the commands and mentions in it. */
  say(chat: Chat, text: string, place?: Place): Promise<ChatMessage>;
  /** Sends a voice message, a song, a picture or a document. */
  send(chat: Chat, file: SentFile, place?: Place): Promise<ChatMessage>;
  /** Edits a text of their own. */
  edit(message: ChatMessage, text: string): Promise<ChatMessage>;
  /** Presses a button by its label or callback data; `answer` rejects when the bot lets the query expire. */
  press(
    message: Pick<ChatMessage, 'chat' | 'message_id'>,
    button: string,
  ): Promise<{ answer: Promise<CallbackAnswer> }>;
  /** Types the bot's name and a text in any chat; resolves to the bot's offers. */
  type(text: string): Promise<Offer[]>;
  /** Takes an offer, which becomes a message of theirs in the chat. */
  take(chat: Chat, text: string, offer: Offer): ChatMessage;
  /** Blocks the bot in their private chat; its requests are then refused with 403. */
  block(): void;
  /** Unblocks the bot. */
  unblock(): void;
};

/** Builds a person who acts through the account. */
export const createPerson = (account: Account, simulation: Simulation): Person => {
  const { state, updates, inline } = simulation;

  const changeMembership = (status: string, before: string): void => {
    const record = state.record(account.id);
    if (status === 'kicked') record.shut = 'bot was blocked by the user';
    else delete record.shut;
    updates.push('my_chat_member', account.id, {
      chat: record.chat,
      from: account,
      date: Math.floor(state.now() / 1000),
      old_chat_member: { user: state.bot, status: before, until_date: 0 },
      new_chat_member: { user: state.bot, status, until_date: 0 },
    });
  };

  return {
    account,
    async say(chat, text, place) {
      const typed = text.trim();
      if (typed === '' || typed.length > maxTextLength) {
        throw new Error(`a person can send 1 to ${maxTextLength} characters at once`);
      }
      return { ...write(simulation, account, chat, { text: typed }, place) };
    },
    async send(chat, { kind, bytes, caption, ...facts }, place) {
      const content = keepFile(state, kind, bytes, facts);
      return { ...write(simulation, account, chat, { ...content, ...(caption ? { caption } : {}) }, place) };
    },
    edit: async (message, text) => editText(simulation, account, message, text),
    press: async (message, button) => pressButton(simulation, account, message, button),
    type: (text) => inline.type(account, text),
    take: (chat, text, offer) => inline.take(account, chat, text, offer),
    block: () => changeMembership('kicked', 'member'),
    unblock: () => changeMembership('member', 'kicked'),
  };
};

const write = (
  { state, updates }: Simulation,
  account: Account,
  chat: Chat,
  content: Pick<ChatMessage, 'text' | 'caption'> & Contents,
  place: Place = {},
): ChatMessage => {
  const record = state.record(chat.id);
  const replyTo = typeof place.replyTo === 'number' ? place.replyTo : place.replyTo?.message_id;
  const original = replyTo === undefined ? undefined : record.messages.get(replyTo);
  if (replyTo !== undefined && !original) throw new Error(`no message ${replyTo} in this chat to reply to`);
  const topic = place.thread ?? (original?.is_topic_message ? original.message_thread_id : undefined);
  if (topic !== undefined && !record.topics.has(topic)) throw new Error(`no topic ${topic} in this chat`);
  const message = state.addMessage(chat.id, account, {
    ...content,
    entities: findEntities(content.text ?? content.caption ?? ''),
    ...(original ? { reply_to_message_id: original.message_id } : {}),
    ...(place.anonymous ? { anonymous: true as const } : {}),
    ...(topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true as const }),
  });
  // In a supergroup without topics a reply carries the id of the first message of the conversation as its thread.
  if (original && topic === undefined && chat.type === 'supergroup') {
    message.message_thread_id = original.message_thread_id ?? original.message_id;
  }
  if (isForBot(state, message)) updates.push('message', chat.id, toBotApi(state, message));
  return message;
};

const editText = (
  { state, updates }: Simulation,
  account: Account,
  { chat, message_id }: ChatMessage,
  text: string,
): ChatMessage => {
  const message = state.record(chat.id).messages.get(message_id);
  if (message?.from.id !== account.id) throw new Error('a person can edit only their own messages');
  Object.assign(message, {
    text,
    entities: findEntities(text),
    edit_date: Math.floor(state.now() / 1000),
  });
  message.edits += 1;
  state.changed();
  if (isForBot(state, message)) updates.push('edited_message', chat.id, toBotApi(state, message));
  return { ...message };
};

const pressButton = (
  { state, updates, callbackQueries }: Simulation,
  account: Account,
  { chat, message_id }: Pick<ChatMessage, 'chat' | 'message_id'>,
  wanted: string,
): { answer: Promise<CallbackAnswer> } => {
  const message = state.record(chat.id).messages.get(message_id);
  if (!message) throw new Error(`message ${message_id} is gone: "${wanted}" cannot be pressed`);
  const buttons = message.reply_markup?.inline_keyboard?.flat() ?? [];
  const button = buttons.find(({ text, callback_data: data }) => text === wanted || data === wanted);
  if (button?.callback_data === undefined || button.disabled !== undefined) {
    const labels = buttons.map(({ text }) => `"${text}"`).join(', ') || 'none';
    throw new Error(`no button "${wanted}" to press on message ${message_id}; its buttons: ${labels}`);
  }
  const { id, answer } = callbackQueries.begin(button.text);
  updates.push('callback_query', chat.id, {
    id,
    from: account,
    message: toBotApi(state, message),
    chat_instance: String(chat.id),
    data: button.callback_data,
  });
  return { answer };
};

/** Telegram's privacy mode: in a group a bot gets commands, mentions of it and replies to its messages. */
const isForBot = (state: State, message: ChatMessage): boolean => {
  if (message.chat.type === 'private') return true;
  const own = state.bot.username.toLowerCase();
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities.map(({ type, offset, length }) => ({
    type,
    name: text.slice(offset, offset + length).toLowerCase(),
  }));
  const commands = entities.filter(({ type }) => type === 'bot_command');
  if (commands.some(({ name }) => !name.includes('@') || name.endsWith(`@${own}`))) return true;
  if (entities.some(({ type, name }) => type === 'mention' && name === `@${own}`)) return true;
  const original = state.record(message.chat.id).messages.get(message.reply_to_message_id ?? 0);
  return original?.from.id === state.bot.id;
};
