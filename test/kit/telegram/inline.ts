import { parseReplyMarkup, type ReplyMarkup } from './keyboard.js';
import { isRecord, type Payload, textOf } from './payload.js';
import { refuse } from './refusal.js';
import type { Account, Chat, ChatMessage, State } from './state.js';
import { findEntities, maxTextLength } from './text.js';
import type { Updates } from './updates.js';

/** An offer of the bot to a person who types its name in a chat (Bot API InlineQueryResultArticle). */
export type Offer = {
  id: string;
  title: string;
  description?: string;
  text: string;
  reply_markup?: ReplyMarkup;
};

/** Inline mode, with inline feedback enabled (Bot API "Inline mode"). */
export type Inline = ReturnType<typeof createInline>;

/** Builds inline mode. The bot knows a message sent by it only by its `inline_message_id`. */
export const createInline = (state: State, updates: Updates, answerSeconds: number) => {
  const open = new Map<string, (offers: Offer[]) => void>();
  let nextId = 8_000_000_000_001;

  /** A person types the bot's name and a text; resolves to the bot's offers. */
  const type = (from: Account, query: string): Promise<Offer[]> => {
    const id = String(nextId++);
    const offers = new Promise<Offer[]>((resolve, reject) => {
      const late = () => reject(new Error(`the bot offered nothing for "${query}"`));
      const timer = setTimeout(late, answerSeconds * 1000).unref();
      open.set(id, (given) => {
        clearTimeout(timer);
        open.delete(id);
        resolve(given);
      });
    });
    updates.push('inline_query', from.id, { id, from, query, offset: '', chat_type: 'supergroup' });
    return offers;
  };

  /** A person takes an offer: it becomes their message in the chat, and the bot gets an update. */
  const take = (from: Account, chat: Chat, query: string, { id, text, reply_markup }: Offer): ChatMessage => {
    const message = state.addMessage(chat.id, from, { text, entities: findEntities(text) });
    const chosen: Record<string, unknown> = { result_id: id, from, query };
    if (reply_markup?.inline_keyboard !== undefined) {
      const inline = `inline-${nextId++}`;
      Object.assign(message, { reply_markup, inline_message_id: inline });
      state.inline.set(inline, message);
      chosen.inline_message_id = inline;
    }
    updates.push('chosen_inline_result', from.id, chosen);
    return { ...message };
  };

  /** Runs answerInlineQuery. */
  const answer = (payload: Payload): true => {
    const settle = open.get(textOf(payload, 'inline_query_id') ?? '');
    if (!settle) return refuse('query is too old and response timeout expired or query ID is invalid');
    const { results } = payload.fields;
    if (!Array.isArray(results) || results.length > 50) return refuse('RESULTS_TOO_MUCH');
    settle(results.map(parseArticle));
    return true;
  };

  return { type, take, answer };
};

const parseArticle = (value: unknown): Offer => {
  if (!isRecord(value) || value.type !== 'article') return refuse('the simulator knows only articles');
  const { id, title, description, input_message_content: content } = value;
  if (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > 64) return refuse('RESULT_ID_INVALID');
  if (typeof title !== 'string' || title === '') return refuse('ARTICLE_TITLE_EMPTY');
  const text = isRecord(content) ? content.message_text : undefined;
  if (typeof text !== 'string' || text.trim() === '') return refuse('message text is empty');
  if (text.length > maxTextLength) return refuse('message is too long');
  const reply_markup = parseReplyMarkup(value.reply_markup);
  return {
    id,
    title,
    text,
    ...(typeof description === 'string' ? { description } : {}),
    ...(reply_markup === undefined ? {} : { reply_markup }),
  };
};
