import type { Person } from '../../../core/index.js';
import { groupPlaceOf, isRecord, type Place, personOf, placeOf } from '../chat.js';
import { type SentFile, sentFileIn } from './audio.js';

/** An update as far as this bot cares. */
export type ParsedUpdate =
  /** `file` came along with it, or with the message it answers. */
  | ({
      kind: 'command';
      name: string;
      rest: string;
      isAddressed: boolean;
      message: number;
      file: SentFile | undefined;
    } & Place)
  /** `answers` is the message it replies to. */
  | ({ kind: 'text'; text: string; answers: number | undefined; message: number } & Place)
  | ({ kind: 'audio'; file: SentFile; text: string; message: number } & Place)
  | ({ kind: 'press'; press: string; action: string } & Place)
  /** Somebody types the bot's name and a wish in any chat. */
  | { kind: 'typing'; query: string; text: string; person: Person }
  /** They have taken what was offered: `inline` is the message that stands there now. */
  | { kind: 'chosen'; inline: string; text: string; person: Person }
  /** A group has taken the bot in; `moment` tells one arrival from another. */
  | ({ kind: 'arrival'; moment: number } & Place)
  | { kind: 'membership'; chat: string; status: string }
  /** A group has become a supergroup, with another id. */
  | { kind: 'moved'; from: string; to: string };

/** Who the bot itself is (Bot API getMe). */
export type Self = { id: number; username: string };

/** The updates asked for: exactly those that {@link parseUpdate} understands. */
export const allowedUpdates = [
  'message',
  'callback_query',
  'my_chat_member',
  'inline_query',
  'chosen_inline_result',
] as const;

/** Reads an update (Bot API Update); undefined when it is not for this bot or of an unknown kind. */
export const parseUpdate = (update: unknown, self: Self): ParsedUpdate | undefined => {
  if (!isRecord(update)) return undefined;
  if (isRecord(update.message)) return parseMove(update.message) ?? parseMessage(update.message, self);
  if (isRecord(update.callback_query)) return parsePress(update.callback_query);
  if (isRecord(update.my_chat_member)) return parseMembership(update.my_chat_member);
  if (isRecord(update.inline_query)) return parseTyping(update.inline_query);
  if (isRecord(update.chosen_inline_result)) return parseChosen(update.chosen_inline_result);
  return undefined;
};

/** The chat an update belongs to: what happens there is handled in order. */
export const chatOf = (update: unknown): string => {
  if (!isRecord(update)) return '';
  const press = isRecord(update.callback_query) ? update.callback_query : {};
  for (const part of [update.message, press.message, update.my_chat_member]) {
    if (isRecord(part) && isRecord(part.chat)) return String(part.chat.id);
  }
  for (const part of [update.inline_query, update.chosen_inline_result]) {
    if (isRecord(part) && isRecord(part.from)) return `inline:${part.from.id}`;
  }
  return '';
};

/** Both groups are told of it (Bot API Message.migrate_to_chat_id, migrate_from_chat_id). */
const parseMove = ({ chat, ...message }: Record<string, unknown>): ParsedUpdate | undefined => {
  const { migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  if (!isRecord(chat) || (to === undefined) === (from === undefined)) return undefined;
  return { kind: 'moved', from: String(from ?? chat.id), to: String(to ?? chat.id) };
};

const parseMessage = (message: Record<string, unknown>, self: Self): ParsedUpdate | undefined => {
  const place = placeOf(message, message.from);
  if (place === undefined || typeof message.message_id !== 'number') return undefined;
  const written = message.text ?? message.caption;
  const isContent = typeof written === 'string' || media.some((kind) => message[kind] !== undefined);
  if (!isContent) return undefined;
  const whole = typeof written === 'string' ? written : '';
  const entities = entitiesOf(message.text === undefined ? message.caption_entities : message.entities);
  const base = { ...place, message: message.message_id };
  const file = sentFileIn(message);

  const command = entities.find((entity) => entity.type === 'bot_command' && entity.offset === 0);
  if (command !== undefined) {
    const [name = '', addressee] = whole.slice(1, command.length).split('@');
    if (addressee !== undefined && !isSameName(addressee, self.username)) return undefined;
    const rest = whole.slice(command.length).trim();
    const isAddressed = place.isPrivate || addressee !== undefined;
    const answered = isRecord(message.reply_to_message) ? sentFileIn(message.reply_to_message) : undefined;
    return { kind: 'command', name: name.toLowerCase(), rest, isAddressed, file: file ?? answered, ...base };
  }

  const mention = entities.find((entity) => isMentionOf(entity, whole, self));
  const answered = answeredBy(message, self);
  if (!place.isPrivate && mention === undefined && answered === undefined) return undefined;
  const text = (
    mention === undefined
      ? whole
      : `${whole.slice(0, mention.offset).trimEnd()} ${whole.slice(mention.offset + mention.length).trimStart()}`
  ).trim();
  if (file !== undefined) return { kind: 'audio', file, text, ...base };
  // In a group a picture that answers the bot is chatter.
  if (!place.isPrivate && written === undefined) return undefined;
  return { kind: 'text', text, answers: answered, ...base };
};

const parsePress = (query: Record<string, unknown>): ParsedUpdate | undefined => {
  const { id, data, message } = query;
  if (typeof id !== 'string' || typeof data !== 'string' || !isRecord(message)) return undefined;
  const place = placeOf(message, query.from);
  return place === undefined ? undefined : { kind: 'press', press: id, action: data, ...place };
};

const parseMembership = (change: Record<string, unknown>): ParsedUpdate | undefined => {
  const { chat, new_chat_member: member } = change;
  if (!isRecord(chat) || !isRecord(member)) return undefined;
  const place = groupPlaceOf(chat, change.from);
  const was = isRecord(change.old_chat_member) ? change.old_chat_member.status : undefined;
  const isNew =
    (was === 'left' || was === 'kicked') && (member.status === 'member' || isAdministrator(member));
  if (isNew && place !== undefined) return { kind: 'arrival', moment: Number(change.date), ...place };
  return { kind: 'membership', chat: String(chat.id), status: String(member.status) };
};

const isAdministrator = ({ status }: Record<string, unknown>): boolean => status === 'administrator';

const parseTyping = ({ id, query, from }: Record<string, unknown>): ParsedUpdate | undefined => {
  const person = personOf(from);
  if (typeof id !== 'string' || typeof query !== 'string' || person === undefined) return undefined;
  return { kind: 'typing', query: id, text: query.trim(), person };
};

const parseChosen = (chosen: Record<string, unknown>): ParsedUpdate | undefined => {
  const { inline_message_id: inline, query, from } = chosen;
  const person = personOf(from);
  if (typeof inline !== 'string' || typeof query !== 'string' || person === undefined) return undefined;
  return { kind: 'chosen', inline, text: query.trim(), person };
};

// In a topic every plain message counts as an answer to the service message that opened the topic.
const answeredBy = (message: Record<string, unknown>, self: Self): number | undefined => {
  const answered = message.reply_to_message;
  if (!isRecord(answered) || answered.forum_topic_created !== undefined) return undefined;
  const isOurs = isRecord(answered.from) && answered.from.id === self.id;
  return isOurs && typeof answered.message_id === 'number' ? answered.message_id : undefined;
};

const isMentionOf = (entity: Entity, text: string, self: Self): boolean => {
  if (entity.type === 'text_mention') return isRecord(entity.user) && entity.user.id === self.id;
  const named = text.slice(entity.offset + 1, entity.offset + entity.length);
  return entity.type === 'mention' && isSameName(named, self.username);
};

type Entity = { type: string; offset: number; length: number; user?: unknown };

const entitiesOf = (value: unknown): Entity[] =>
  (Array.isArray(value) ? value : []).flatMap((entity: unknown): Entity[] => {
    if (!isRecord(entity)) return [];
    const { type, offset, length, user } = entity;
    if (typeof type !== 'string' || typeof offset !== 'number' || typeof length !== 'number') return [];
    return [{ type, offset, length, user }];
  });

// What people send instead of words; it is heard so that nobody is met with silence.
const media = ['voice', 'audio', 'photo', 'video', 'video_note', 'document', 'sticker', 'animation'];

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
