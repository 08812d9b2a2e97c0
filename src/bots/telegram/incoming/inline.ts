import type { Api } from 'grammy';
import {
  type ChatMessage,
  type EventHandler,
  type ExpiringStore,
  errorMessage,
  type Log,
  type MessageRef,
  note,
  shorten,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { TelegramApi } from '../api.js';
import { describeError } from '../errors.js';
import { renderInline } from '../outgoing/inline-card.js';
import type { ParsedUpdate, Self } from './update.js';

type Parts = { api: Api; messenger: TelegramApi; drafts: ExpiringStore; log: Log };

/**
 * Inline mode: in any chat, somebody types the bot's name and a wish, takes what is offered, and the message that then
 * stands there becomes the song. Needs inline mode and inline feedback of 100 % to be turned on at \@BotFather.
 */
export const createInline = ({ api, messenger, drafts, log }: Parts) => ({
  /** Offers to make a song of what was typed so far. */
  async offer({ query, text, person }: ParsedUpdate & { kind: 'typing' }, { username }: Self): Promise<void> {
    const { locale } = person;
    const article = {
      type: 'article' as const,
      id: 'song',
      title: shorten(say(locale, 'inline.make', { text }), 200),
      description: say(locale, 'inline.hint'),
      input_message_content: { message_text: say(locale, 'inline.making') },
      // Only for a message with a button Telegram says which one it is (Bot API ChosenInlineResult).
      reply_markup: renderInline(note('busy', ''), username).keyboard,
    };
    const results = text.length < leastCharacters ? [] : [article];
    // Whoever types on does not wait for the answer to what they had typed before.
    await api
      .answerInlineQuery(query, results, { cache_time: 0, is_personal: true })
      .catch((error: unknown) => {
        const facts = { platform: 'telegram', error: describeError(error) };
        log.warn(facts, 'nothing could be offered to somebody who typed');
      });
  },

  /** Starts the song that was taken; the same message starts one song, however often it is heard of. */
  async begin(
    studio: EventHandler,
    { inline, text, person }: ParsedUpdate & { kind: 'chosen' },
    { username }: Self,
  ) {
    const key = `telegram:inline:${inline}`;
    if ((await drafts.load(key)) !== undefined) return;
    const extra = { inline, bot: username };
    const ref: MessageRef = { platform: 'telegram', chat: person.id, message: inline, extra };
    const show = async (message: ChatMessage): Promise<void> => {
      const drawn = renderInline(message, username);
      await messenger.edit(ref, drawn, drawn);
    };
    const reply = {
      tell: show,
      card: async (message: ChatMessage) => {
        await show(message);
        return ref;
      },
      // There is nobody to ask in a chat that the bot is not in.
      ask: () => show(note('plain', say(person.locale, 'refusal.empty'))),
    };
    const address = { platform: 'telegram', chat: person.id, extra };
    try {
      await studio.handle({ kind: 'text', key, text, person, address, reply });
      await drafts.save(key, true, 24 * 3600);
    } catch (error) {
      log.error({ platform: 'telegram', error: describeError(error) }, 'a wish from another chat: not heard');
      await show(errorMessage(error, person.locale)).catch(() => undefined);
    }
  },
});

/** What is shorter is no wish yet. */
const leastCharacters = 3;
