import { type Message, MessageType } from 'discord.js';
import type { ChatAddress, ChatEvent, Person } from '../../../core/index.js';
import { parseAudio, parseAudioOrVideo } from './audio.js';
import { parseMessageCommunity } from './community.js';
import { directMessagesGuild, eventKey } from './interaction.js';
import { attachmentsOf, contentOf } from './message-content.js';

type WithoutReply<Event> = Event extends unknown ? Omit<Event, 'reply'> : never;

/** A text or an audio for the bot, before it has a {@link ChatEvent} reply. */
export type MessageEvent = WithoutReply<Extract<ChatEvent, { kind: 'text' | 'audio' }>>;

/** Parses a message; undefined when it is not meant for the bot. `locale` is the person's: messages carry none. */
export const parseMessage = (message: Message, locale: string | undefined): MessageEvent | undefined => {
  const text = textForBot(message, message.client.user.id);
  if (text === undefined) return undefined;
  const base = {
    key: eventKey(message),
    person: authorOf(message, locale),
    address: addressOf(message),
    community: parseMessageCommunity(message),
    text,
  };
  const attachments = attachmentsOf(message);
  // A video beside words illustrates them; a video alone is sent for its soundtrack.
  const audio = text === '' ? parseAudioOrVideo(attachments) : parseAudio(attachments);
  const repliesTo = message.reference?.messageId;
  return audio === undefined ? { ...base, kind: 'text', repliesTo } : { ...base, kind: 'audio', audio };
};

const authorOf = (message: Message, locale: string | undefined): Person => ({
  platform: 'discord',
  id: message.author.id,
  name: message.member?.displayName ?? message.author.displayName,
  locale,
});

/** A message is answered by a reply to it. */
const addressOf = (message: Message): ChatAddress => ({
  platform: 'discord',
  chat: message.channelId,
  replyTo: message.id,
  extra: { person: message.author.id, guild: message.guildId ?? directMessagesGuild },
});

/**
 * The text of a message meant for the bot: a direct message, or a message in a server that mentions the bot. A reply
 * without a mention is a conversation among people. Undefined when the message is not meant for the bot.
 */
const textForBot = (message: Message, botId: string): string | undefined => {
  const written = message.type === MessageType.Default || message.type === MessageType.Reply;
  if (!written || message.author.bot || message.webhookId !== null) return undefined;
  const mention = new RegExp(`<@!?${botId}>`, 'g');
  const direct = message.guildId === null;
  if (!direct && !mention.test(message.content)) return undefined;
  return contentOf(message)
    .replace(mention, ' ')
    .replace(/<@!?(\d+)>/g, (whole, id) => message.mentions.users.get(id)?.displayName ?? whole)
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/[ \t]+/g, ' ')
    .trim();
};
