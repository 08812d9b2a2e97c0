import { flagOf, type Payload, textOf } from './body.js';
import { type FileFacts, type FileKind, keepFile } from './files.js';
import type { Inline, Offer } from './inline.js';
import { refuse } from './refusal.js';
import { type Account, type Chat, type ChatMessage, type Contents, type State, toBotApi } from './state.js';
import { findEntities, TEXT_LIMIT } from './text.js';
import type { Updates } from './updates.js';

/** Where in a chat a person writes: as an answer to a message, or in a topic. */
export interface Place {
  replyTo?: Pick<ChatMessage, 'message_id'> | number;
  thread?: number;
  /** Writes in the name of the group, as its administrators can. */
  anonymous?: true;
}

/** A file a person sends; duration in seconds. */
export interface SentFile extends FileFacts {
  kind: FileKind;
  bytes: Buffer;
  caption?: string;
}

/** What the person sees after pressing a button. */
export interface PressAnswer {
  text?: string;
  show_alert?: boolean;
}

/** Somebody with a Telegram account; what they do reaches the bot if Telegram would tell the bot. */
export interface Person {
  account: Account;
  /** Writes a text as they type it; commands and mentions are marked by Telegram. */
  say(chat: Chat, text: string, place?: Place): Promise<ChatMessage>;
  /** Sends a voice message, a song, a picture or a document. */
  send(chat: Chat, file: SentFile, place?: Place): Promise<ChatMessage>;
  /** Changes a text they wrote. */
  edit(message: ChatMessage, text: string): Promise<ChatMessage>;
  /** Presses a button by its label or callback data; `answer` rejects when the bot lets the press expire. */
  press(
    message: Pick<ChatMessage, 'chat' | 'message_id'>,
    button: string,
  ): Promise<{ answer: Promise<PressAnswer> }>;
  /** Types the bot's name and some words in any chat; gives what the bot offers. */
  type(words: string): Promise<Offer[]>;
  /** Takes an offer: it stands in the chat as a message of theirs. */
  take(chat: Chat, words: string, offer: Offer): ChatMessage;
  /** Blocks the bot in their private chat: from then on it is answered 403. */
  block(): void;
  /** Lets the bot write again. */
  unblock(): void;
}

/** Presses that wait for the bot's answer, and who can press. */
export type Presses = ReturnType<typeof createPresses>;

/** Builds the list of presses; each waits the given seconds for answerCallbackQuery. */
export function createPresses(answerSeconds: number) {
  const accounts = new Map<number, Account>();
  const open = new Map<string, (answer: PressAnswer | undefined) => void>();
  let nextId = 4_000_000_000_001;

  function begin(label: string): { id: string; answer: Promise<PressAnswer> } {
    const id = String(nextId++);
    const answer = new Promise<PressAnswer>((resolve, reject) => {
      const settle = (given: PressAnswer | undefined) => {
        clearTimeout(timer);
        open.delete(id);
        if (given) resolve(given);
        else reject(new Error(`the bot did not answer the press on "${label}" in ${answerSeconds} s`));
      };
      const timer = setTimeout(() => settle(undefined), answerSeconds * 1000).unref();
      open.set(id, settle);
    });
    answer.catch(() => undefined);
    return { id, answer };
  }

  function answer(payload: Payload): true {
    const settle = open.get(textOf(payload, 'callback_query_id') ?? '');
    if (!settle) return refuse('query is too old and response timeout expired or query ID is invalid');
    const text = textOf(payload, 'text');
    if ((text?.length ?? 0) > 200) refuse('MESSAGE_TOO_LONG');
    settle({ ...(text ? { text } : {}), ...(flagOf(payload, 'show_alert') ? { show_alert: true } : {}) });
    return true;
  }

  return { accounts, begin, answer };
}

/** Builds a person who acts through the given account. */
export function createPerson(
  account: Account,
  state: State,
  updates: Updates,
  presses: Presses,
  inline: Inline,
): Person {
  function write(chat: Chat, content: Pick<ChatMessage, 'text' | 'caption'> & Contents, place: Place = {}) {
    const record = state.record(chat.id);
    const replyTo = typeof place.replyTo === 'number' ? place.replyTo : place.replyTo?.message_id;
    const answered = replyTo === undefined ? undefined : record.messages.get(replyTo);
    if (replyTo !== undefined && !answered) throw new Error(`no message ${replyTo} to answer in this chat`);
    const inTopic = place.thread ?? (answered?.is_topic_message ? answered.message_thread_id : undefined);
    if (inTopic !== undefined && !record.topics.has(inTopic))
      throw new Error(`no topic ${inTopic} in this chat`);
    const message = state.addMessage(chat.id, account, {
      ...content,
      entities: findEntities(content.text ?? content.caption ?? ''),
      ...(answered ? { reply_to_message_id: answered.message_id } : {}),
      ...(place.anonymous ? { anonymous: true as const } : {}),
      ...(inTopic === undefined ? {} : { message_thread_id: inTopic, is_topic_message: true as const }),
    });
    // In a plain supergroup an answer carries the id of the message that began the exchange, without being a topic.
    if (answered && inTopic === undefined && chat.type === 'supergroup') {
      message.message_thread_id = answered.message_thread_id ?? answered.message_id;
    }
    if (isForBot(state, message)) updates.push('message', chat.id, toBotApi(state, message));
    return message;
  }

  function membership(status: string, before: string): void {
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
  }

  return {
    account,
    async say(chat, text, place) {
      const typed = text.trim();
      if (typed === '' || typed.length > TEXT_LIMIT) {
        throw new Error('a person can send 1 to 4096 characters at once');
      }
      return { ...write(chat, { text: typed }, place) };
    },
    async send(chat, { kind, bytes, caption, ...facts }, place) {
      const content = keepFile(state, kind, bytes, facts);
      return { ...write(chat, { ...content, ...(caption ? { caption } : {}) }, place) };
    },
    async edit({ chat, message_id }, text) {
      const message = state.record(chat.id).messages.get(message_id);
      if (message?.from.id !== account.id) throw new Error('a person can change their own messages only');
      Object.assign(message, {
        text,
        entities: findEntities(text),
        edit_date: Math.floor(state.now() / 1000),
      });
      message.edits += 1;
      state.changed();
      if (isForBot(state, message)) updates.push('edited_message', chat.id, toBotApi(state, message));
      return { ...message };
    },
    async press({ chat, message_id }, button) {
      const message = state.record(chat.id).messages.get(message_id);
      if (!message) throw new Error(`message ${message_id} is gone: "${button}" cannot be pressed`);
      const buttons = message.reply_markup?.inline_keyboard?.flat() ?? [];
      const pressed = buttons.find((one) => one.text === button || one.callback_data === button);
      if (pressed?.callback_data === undefined || pressed.disabled !== undefined) {
        const labels = buttons.map((one) => `"${one.text}"`).join(', ') || 'none';
        throw new Error(`no button "${button}" to press on message ${message_id}; its buttons: ${labels}`);
      }
      const { id, answer } = presses.begin(pressed.text);
      updates.push('callback_query', chat.id, {
        id,
        from: account,
        message: toBotApi(state, message),
        chat_instance: String(chat.id),
        data: pressed.callback_data,
      });
      return { answer };
    },
    type: (words) => inline.type(account, words),
    take: (chat, words, offer) => inline.take(account, chat, words, offer),
    block: () => membership('kicked', 'member'),
    unblock: () => membership('member', 'kicked'),
  };
}

/** Telegram's privacy mode: in groups a bot hears commands, its own name and answers to its messages. */
function isForBot(state: State, message: ChatMessage): boolean {
  if (message.chat.type === 'private') return true;
  const own = state.bot.username.toLowerCase();
  const text = message.text ?? message.caption ?? '';
  const named = message.entities.map(({ type, offset, length }) => ({
    type,
    name: text.slice(offset, offset + length).toLowerCase(),
  }));
  const commands = named.filter((entity) => entity.type === 'bot_command');
  if (commands.some(({ name }) => !name.includes('@') || name.endsWith(`@${own}`))) return true;
  if (named.some(({ type, name }) => type === 'mention' && name === `@${own}`)) return true;
  const answered = state.record(message.chat.id).messages.get(message.reply_to_message_id ?? 0);
  return answered?.from.id === state.bot.id;
}
