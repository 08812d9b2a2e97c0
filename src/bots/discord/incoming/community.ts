import { type BaseInteraction, type Guild, type Message, PermissionFlagsBits } from 'discord.js';
import type { Community } from '../../../core/index.js';

/** The server an interaction came from, with the channel and the roles of who acted; undefined in direct messages. */
export const communityIn = (interaction: BaseInteraction): Community | undefined => {
  const { guildId, member, memberPermissions, channelId } = interaction;
  if (guildId === null) return undefined;
  const roles = member?.roles ?? [];
  return {
    key: communityKey(guildId),
    places: placesOf(channelId, interaction.channel),
    // Where the bot is no member, Discord's library hands over the bare ids.
    roles: Array.isArray(roles) ? [guildId, ...roles] : [...roles.cache.keys()],
    called: callIn(interaction.guild),
    manages: async () => memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
  };
};

/** The server in which a message was written; undefined in direct messages. */
export const communityOf = (message: Message): Community | undefined => {
  const { guildId, member } = message;
  if (guildId === null) return undefined;
  return {
    key: communityKey(guildId),
    places: placesOf(message.channelId, message.channel),
    roles: [...(member?.roles.cache.keys() ?? [])],
    called: callIn(message.guild),
    manages: async () => member?.permissions.has(PermissionFlagsBits.ManageGuild) === true,
  };
};

/** What channels, roles and members are called, as far as Discord has told. */
const callIn =
  (guild: Guild | null) =>
  (id: string): string | undefined => {
    const channel = guild?.channels.cache.get(id)?.name;
    const somebody = guild?.roles.cache.get(id)?.name ?? guild?.members.cache.get(id)?.displayName;
    return channel === undefined ? somebody && `@${somebody}` : `#${channel}`;
  };

const communityKey = (guild: string): string => `discord:${guild}`;

/** What stands in a server's tree of channels: a thread below its channel, a channel below its category. */
type Standing = { parentId?: string | null; parent?: Standing | null };

/** The channel and everything it belongs to, from the inside out. */
const placesOf = (channel: string | null, standing: object | null): string[] => {
  const places = channel === null ? [] : [channel];
  for (let at: Standing | null = standing; at?.parentId; at = at.parent ?? null) places.push(at.parentId);
  return places;
};
