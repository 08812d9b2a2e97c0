import type { Api } from 'grammy';
import {
  type ChatMessage,
  type EventHandler,
  type ExpiringStore,
  errorMessage,
  type Log,
  type MessageRef,
  note,
  type Reply,
  shorten,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { TelegramApi } from '../api.js';
import { describeError } from '../errors.js';
import { renderInlineMessage } from '../render/inline-message.js';
import type { BotIdentity, ParsedChosenResult, ParsedInlineQuery } from './parsed-update.js';

/** A shorter text is not yet a request, in characters. */
const minRequestLength = 3;
const handledSeconds = 24 * 3600;

type Deps = { client: Api; api: TelegramApi; expiring: ExpiringStore; log: Log };

/**
 * Inline mode: in any chat a person types the bot's name and a request, takes the offer, and the message that appears
 * there becomes the song. The bot needs inline mode and inline feedback of 100 %, both set at \@BotFather.
 */
export const createInlineMode = ({ client, api, expiring, log }: Deps) => {
  /** Offers to make a song of the text typed so far. */
  const offer = async ({ id, text, person }: ParsedInlineQuery, bot: BotIdentity): Promise<void> => {
    const { locale } = person;
    const article = {
      type: 'article' as const,
      id: 'song',
      title: shorten(say(locale, 'inline.make', { text }), 200),
      description: say(locale, 'inline.hint'),
      input_message_content: { message_text: say(locale, 'inline.making') },
      // Telegram reports the id only of a message with a button (Bot API ChosenInlineResult).
      reply_markup: renderInlineMessage(note('busy', ''), bot.username).keyboard,
    };
    const results = text.length < minRequestLength ? [] : [article];
    // A failure is normal: the query expires when the person types on.
    await client
      .answerInlineQuery(id, results, { cache_time: 0, is_personal: true })
      .catch((error: unknown) => {
        log.warn(
          { event: 'inline-query.not-answered', platform: 'telegram', reason: describeError(error) },
          'Inline query not answered',
        );
      });
  };

  /** Starts the song of an offer that was taken. An update that Telegram delivers again starts no second song. */
  const start = async (
    handler: EventHandler,
    { inlineMessageId, text, person }: ParsedChosenResult,
    { username }: BotIdentity,
  ): Promise<void> => {
    const key = `telegram:inline:${inlineMessageId}`;
    if ((await expiring.load(key)) !== undefined) return;
    const extra = { inline: inlineMessageId, bot: username };
    const ref: MessageRef = { platform: 'telegram', chat: person.id, message: inlineMessageId, extra };
    const reply = createInlineReply(api, ref, username, person.locale);
    const address = { platform: 'telegram', chat: person.id, extra };
    try {
      // The person has taken the offer to make a song of it, so this is an order.
      await handler.handle({
        kind: 'command',
        name: 'song',
        values: { prompt: text },
        key,
        person,
        address,
        reply,
      });
      await expiring.save(key, true, handledSeconds);
    } catch (error) {
      log.error(
        { event: 'inline-request.failed', platform: 'telegram', reason: describeError(error) },
        'Inline request failed',
      );
      await reply.tell(errorMessage(error, person.locale)).catch(() => undefined);
    }
  };

  return { offer, start };
};

/** The reply to an inline request: everything core says replaces the text of the one message. */
const createInlineReply = (
  api: TelegramApi,
  ref: MessageRef,
  username: string,
  locale: string | undefined,
): Reply => {
  const show = async (message: ChatMessage): Promise<void> => {
    const rendered = renderInlineMessage(message, username);
    await api.editMessage(ref, rendered, rendered);
  };
  return {
    tell: show,
    async card(message) {
      await show(message);
      return ref;
    },
    // The bot cannot ask questions in a chat it is not a member of.
    ask: () => show(note('plain', say(locale, 'refusal.empty'))),
  };
};
