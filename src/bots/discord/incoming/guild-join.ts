import { ChannelType, type Guild, PermissionFlagsBits, type TextChannel } from 'discord.js';
import type { ChatEvent, ChatSurface } from '../../../core/index.js';

const needed = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
];

/** A server has taken the bot in: it says hello where its system messages stand, else in the first channel it may use. */
export const guildJoinEvent = (guild: Guild, surface: ChatSurface): ChatEvent | undefined => {
  const channel = greetingPlace(guild);
  if (channel === undefined) return undefined;
  const key = `discord:arrival:${guild.id}`;
  const address = { platform: 'discord', chat: channel.id };
  const say = async (message: Parameters<ChatSurface['post']>[1]) =>
    (await surface.post(address, message, key)).ref;
  return {
    kind: 'arrival',
    key,
    person: { platform: 'discord', id: guild.ownerId, name: '', locale: guild.preferredLocale },
    address,
    reply: { card: say, tell: async (message) => void (await say(message)), ask: async () => undefined },
  };
};

const greetingPlace = (guild: Guild): TextChannel | undefined => {
  const { me } = guild.members;
  const texts = [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .sort((a, b) => a.rawPosition - b.rawPosition);
  const places = guild.systemChannel === null ? texts : [guild.systemChannel, ...texts];
  return places.find((channel) => me !== null && channel.permissionsFor(me).has(needed));
};
