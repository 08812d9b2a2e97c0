import {
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageType,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { ChatAddress, Person, RawValues } from '../../../core/index.js';
import type { InteractionHandle } from '../api.js';
import { fieldBehind } from '../commands.js';
import { parseAnswers } from '../forms/modal.js';

/** An interaction's token works for 15 minutes (Discord docs, interactions); half a minute is kept in hand. */
const tokenMs = 14.5 * 60_000;

/** Where links to direct messages have the server's id. */
const directGuild = '@me';

/** The same for the same event, also when Discord delivers it again. */
export const eventKey = (source: { id: string }): string => `discord:${source.id}`;

/** What is needed to answer an interaction. */
export const handleOf = (interaction: BaseInteraction): InteractionHandle => ({
  id: interaction.id,
  application: interaction.applicationId,
  token: interaction.token,
});

/** When an interaction heard now can no longer be answered. */
export const expiryFrom = (now: number): number => now + tokenMs;

/** Who did it, under the name they go by where they did it. */
export const personIn = (interaction: BaseInteraction): Person => {
  const { user, member } = interaction;
  const name = member === null ? undefined : 'displayName' in member ? member.displayName : member.nick;
  return { platform: 'discord', id: user.id, name: name ?? user.displayName, locale: interaction.locale };
};

/** Where it is answered, with the interaction's token as a second way and the person as a third. */
export const addressIn = (
  interaction: BaseInteraction,
  expiresAt: number,
  replyTo?: string,
): ChatAddress => ({
  platform: 'discord',
  // A command in direct messages with somebody else comes without a channel the bot could see.
  chat: interaction.channelId ?? '0',
  ...(replyTo === undefined ? {} : { replyTo }),
  extra: {
    application: interaction.applicationId,
    token: interaction.token,
    expiresAt,
    person: interaction.user.id,
    guild: interaction.guildId ?? directGuild,
  },
});

/** The arguments of a slash command, under their fields' names; a file is handed over by its address. */
export const valuesIn = (interaction: ChatInputCommandInteraction): RawValues =>
  Object.fromEntries(
    interaction.options.data
      // A file is what someone went to look for: it counts more than an address typed beside it.
      .toSorted((a, b) => Number(a.attachment !== undefined) - Number(b.attachment !== undefined))
      .map(({ name, value, attachment }) => [
        fieldBehind(name, attachment !== undefined),
        attachment?.url ?? value,
      ]),
  );

/** What was filled into a form. */
export const answersIn = (interaction: ModalSubmitInteraction): RawValues =>
  parseAnswers(interaction.fields.fields.values());

/** The text of the message someone chose "Make a song of this" on; an embed's when it has none of its own. */
export const textOfTarget = (interaction: MessageContextMenuCommandInteraction): string => {
  const { targetMessage } = interaction;
  return (targetMessage.content || targetMessage.embeds[0]?.description) ?? '';
};

/** Who wrote a message. */
export const authorOf = (message: Message, locale: string | undefined): Person => ({
  platform: 'discord',
  id: message.author.id,
  name: message.member?.displayName ?? message.author.displayName,
  locale,
});

/** Where a written message is answered: as a reply to it. */
export const addressOf = (message: Message): ChatAddress => ({
  platform: 'discord',
  chat: message.channelId,
  replyTo: message.id,
  extra: { person: message.author.id, guild: message.guildId ?? directGuild },
});

/**
 * The text of a message that is meant for the bot: any direct message, and elsewhere one that mentions it by name. A
 * reply alone is talk among people. Undefined when it is not; empty when it is, but says nothing.
 */
export const textForBot = (message: Message, bot: string): string | undefined => {
  const written = message.type === MessageType.Default || message.type === MessageType.Reply;
  if (!written || message.author.bot || message.webhookId !== null) return undefined;
  const mention = new RegExp(`<@!?${bot}>`, 'g');
  const direct = message.guildId === null;
  if (!direct && !mention.test(message.content)) return undefined;
  return message.content
    .replace(mention, ' ')
    .replace(/<@!?(\d+)>/g, (whole, id) => message.mentions.users.get(id)?.displayName ?? whole)
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/[ \t]+/g, ' ')
    .trim();
};
