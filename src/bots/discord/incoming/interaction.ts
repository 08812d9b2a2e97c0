import type {
  BaseInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import type { ChatAddress, Person, RawValues } from '../../../core/index.js';
import type { InteractionHandle } from '../api.js';
import { parseAnswers } from '../forms/answers.js';
import { optionField } from '../render/command-options.js';
import { contentOf } from './message-content.js';

/** An interaction token works for 15 minutes (Discord docs, interactions); 30 s are kept as a reserve. */
const tokenMs = 14.5 * 60_000;

/** The server id in links to direct messages. */
export const directMessagesGuild = '@me';

/** The key of an event, the same when Discord delivers the event again. */
export const eventKey = (source: { id: string }): string => `discord:${source.id}`;

/** The ids and the token that responses to an interaction need. */
export const parseHandle = (interaction: BaseInteraction): InteractionHandle => ({
  id: interaction.id,
  application: interaction.applicationId,
  token: interaction.token,
});

/** The time from which the token of an interaction received now counts as expired, in milliseconds since 1970. */
export const tokenExpiry = (now: number): number => now + tokenMs;

/** The person who acted, under the name shown in the server. */
export const parsePerson = (interaction: BaseInteraction): Person => {
  const { user, member } = interaction;
  const name = member === null ? undefined : 'displayName' in member ? member.displayName : member.nick;
  return { platform: 'discord', id: user.id, name: name ?? user.displayName, locale: interaction.locale };
};

/** The channel to answer in, with the interaction token as the second route and the person as the third. */
export const parseAddress = (
  interaction: BaseInteraction,
  expiresAt: number,
  replyTo?: string,
): ChatAddress => ({
  platform: 'discord',
  // A command in direct messages between two people has no channel that the bot can see.
  chat: interaction.channelId ?? '0',
  ...(replyTo === undefined ? {} : { replyTo }),
  extra: {
    application: interaction.applicationId,
    token: interaction.token,
    expiresAt,
    person: interaction.user.id,
    guild: interaction.guildId ?? directMessagesGuild,
  },
});

/** The options of a slash command by field name; a file becomes its address. */
export const parseCommandValues = (interaction: ChatInputCommandInteraction): RawValues =>
  Object.fromEntries(
    interaction.options.data
      // When both a file and an address were given, the file comes last and wins.
      .toSorted((a, b) => Number(a.attachment !== undefined) - Number(b.attachment !== undefined))
      .map(({ name, value, attachment }) => [
        optionField(name, attachment !== undefined),
        attachment?.url ?? value,
      ]),
  );

/** The answers in a submitted form, by field name. */
export const parseFormAnswers = (interaction: ModalSubmitInteraction): RawValues =>
  parseAnswers(interaction.fields.fields.values());

/** The text of the message a context menu was opened on; the text of its embed when it has none of its own. */
export const parseTargetText = (interaction: MessageContextMenuCommandInteraction): string => {
  const { targetMessage } = interaction;
  return (contentOf(targetMessage) || targetMessage.embeds[0]?.description) ?? '';
};
