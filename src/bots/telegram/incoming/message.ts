import { parseAudio } from './audio.js';
import { isRecord, parseMessageContext } from './chat.js';
import type { BotIdentity, ParsedMessage } from './parsed-update.js';

/** What people send besides words. A private message of this kind counts as an empty text, so that the bot answers. */
const contentKinds = ['voice', 'audio', 'photo', 'video', 'video_note', 'document', 'sticker', 'animation'];

type Entity = { type: string; offset: number; length: number; user?: unknown };

/**
 * Reads a message (Bot API Message); undefined when it is not meant for the bot. In a group only commands, mentions of
 * the bot and replies to its messages are.
 */
export const parseMessage = (
  message: Record<string, unknown>,
  bot: BotIdentity,
): ParsedMessage | undefined => {
  if (isOwnWork(message, bot)) return undefined;
  const context = parseMessageContext(message, message.from);
  if (context === undefined || typeof message.message_id !== 'number') return undefined;
  const written = message.text ?? message.caption;
  const hasContent = typeof written === 'string' || contentKinds.some((kind) => message[kind] !== undefined);
  if (!hasContent) return undefined;
  const text = typeof written === 'string' && !isForwardOfBot(message, bot) ? written : '';
  const entities = parseEntities(message.text === undefined ? message.caption_entities : message.entities);
  const base = { ...context, messageId: message.message_id, date: Number(message.date) || 0 };
  const file = parseAudio(message);

  const command = entities.find((entity) => entity.type === 'bot_command' && entity.offset === 0);
  if (command !== undefined) {
    const [name = '', addressee] = text.slice(1, command.length).split('@');
    if (addressee !== undefined && !isSameName(addressee, bot.username)) return undefined;
    const rest = text.slice(command.length).trim();
    const isAddressed = context.isPrivate || addressee !== undefined;
    const original = isRecord(message.reply_to_message) ? parseAudio(message.reply_to_message) : undefined;
    return { kind: 'command', name: name.toLowerCase(), rest, isAddressed, file: file ?? original, ...base };
  }

  const mention = entities.find((entity) => isMentionOf(bot, entity, text));
  const repliesTo = repliedBotMessage(message, bot);
  if (!context.isPrivate && mention === undefined && repliesTo === undefined) return undefined;
  const words = (mention === undefined ? text : withoutMention(text, mention)).trim();
  if (file !== undefined) return { kind: 'audio', file, text: words, ...base };
  // In a group a picture without words is no request, even as a reply to the bot.
  if (!context.isPrivate && written === undefined) return undefined;
  return { kind: 'text', text: words, repliesTo, ...base };
};

/**
 * True for what no person wrote to the bot: a message that its inline mode put into the chat, and a post that Telegram
 * copies from a channel into its discussion group (Bot API Message.via_bot, is_automatic_forward).
 */
const isOwnWork = (
  { via_bot: via, is_automatic_forward: copied }: Record<string, unknown>,
  bot: BotIdentity,
): boolean => copied === true || (isRecord(via) && via.id === bot.id);

/** True for a message of the bot that a person forwards: its words are not theirs (Bot API MessageOriginUser). */
const isForwardOfBot = ({ forward_origin: origin }: Record<string, unknown>, bot: BotIdentity): boolean =>
  isRecord(origin) && isRecord(origin.sender_user) && origin.sender_user.id === bot.id;

const withoutMention = (text: string, { offset, length }: Entity): string =>
  `${text.slice(0, offset).trimEnd()} ${text.slice(offset + length).trimStart()}`;

// In a topic every plain message is a reply to the service message that opened the topic.
const repliedBotMessage = (message: Record<string, unknown>, bot: BotIdentity): number | undefined => {
  const original = message.reply_to_message;
  if (!isRecord(original) || original.forum_topic_created !== undefined) return undefined;
  const isOwn = isRecord(original.from) && original.from.id === bot.id;
  return isOwn && typeof original.message_id === 'number' ? original.message_id : undefined;
};

const isMentionOf = (bot: BotIdentity, entity: Entity, text: string): boolean => {
  if (entity.type === 'text_mention') return isRecord(entity.user) && entity.user.id === bot.id;
  const name = text.slice(entity.offset + 1, entity.offset + entity.length);
  return entity.type === 'mention' && isSameName(name, bot.username);
};

const parseEntities = (value: unknown): Entity[] =>
  (Array.isArray(value) ? value : []).flatMap((entity: unknown): Entity[] => {
    if (!isRecord(entity)) return [];
    const { type, offset, length, user } = entity;
    if (typeof type !== 'string' || typeof offset !== 'number' || typeof length !== 'number') return [];
    return [{ type, offset, length, user }];
  });

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
