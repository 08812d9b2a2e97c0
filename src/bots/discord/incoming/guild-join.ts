import { ChannelType, type Guild, PermissionFlagsBits, type TextChannel } from 'discord.js';
import type { ChatEvent, ChatSurface } from '../../../core/index.js';

const requiredPermissions = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];

/**
 * Parses the event of a server that added the bot. The greeting goes to the channel for system messages, or else to
 * the first channel where the bot may post. Undefined when it may post nowhere.
 */
export const parseGuildJoin = (guild: Guild, surface: ChatSurface): ChatEvent | undefined => {
  const channel = greetingChannel(guild);
  if (channel === undefined) return undefined;
  const key = `discord:arrival:${guild.id}`;
  const address = { platform: 'discord', chat: channel.id };
  const post = async (message: Parameters<ChatSurface['post']>[1]) =>
    (await surface.post(address, message, key)).ref;
  return {
    kind: 'arrival',
    key,
    person: { platform: 'discord', id: guild.ownerId, name: '', locale: guild.preferredLocale },
    address,
    reply: { card: post, tell: async (message) => void (await post(message)), ask: async () => undefined },
  };
};

const greetingChannel = (guild: Guild): TextChannel | undefined => {
  const { me } = guild.members;
  const textChannels = [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .sort((a, b) => a.rawPosition - b.rawPosition);
  const candidates = guild.systemChannel === null ? textChannels : [guild.systemChannel, ...textChannels];
  return candidates.find((channel) => me !== null && channel.permissionsFor(me).has(requiredPermissions));
};
