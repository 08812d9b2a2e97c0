import { type BaseInteraction, type Guild, type Message, PermissionFlagsBits } from 'discord.js';
import type { Community } from '../../../core/index.js';

/** The server of an interaction, with the channel and the person's roles; undefined in direct messages. */
export const parseCommunity = (interaction: BaseInteraction): Community | undefined => {
  const { guildId, member, memberPermissions, channelId } = interaction;
  if (guildId === null) return undefined;
  const roles = member?.roles ?? [];
  return {
    key: communityKey(guildId),
    places: channelPath(channelId, interaction.channel),
    // Where the bot is not a member, discord.js gives only the ids of the roles, without @everyone.
    roles: Array.isArray(roles) ? [guildId, ...roles] : [...roles.cache.keys()],
    called: nameLookup(interaction.guild),
    manages: async () => memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
  };
};

/** The server of a message, with the channel and the author's roles; undefined in direct messages. */
export const parseMessageCommunity = (message: Message): Community | undefined => {
  const { guildId, member } = message;
  if (guildId === null) return undefined;
  return {
    key: communityKey(guildId),
    places: channelPath(message.channelId, message.channel),
    roles: [...(member?.roles.cache.keys() ?? [])],
    called: nameLookup(message.guild),
    manages: async () => member?.permissions.has(PermissionFlagsBits.ManageGuild) === true,
  };
};

/** Looks up the name of a channel, a role or a member in the cache of discord.js. */
const nameLookup =
  (guild: Guild | null) =>
  (id: string): string | undefined => {
    const channel = guild?.channels.cache.get(id)?.name;
    const roleOrMember = guild?.roles.cache.get(id)?.name ?? guild?.members.cache.get(id)?.displayName;
    return channel === undefined ? roleOrMember && `@${roleOrMember}` : `#${channel}`;
  };

const communityKey = (guildId: string): string => `discord:${guildId}`;

/** The parent of a thread is its channel; the parent of a channel is its category. */
type ChannelNode = { parentId?: string | null; parent?: ChannelNode | null };

/** The id of the channel, followed by the ids of its ancestors, nearest first. */
const channelPath = (channelId: string | null, channel: object | null): string[] => {
  const path = channelId === null ? [] : [channelId];
  for (let node: ChannelNode | null = channel; node?.parentId; node = node.parent ?? null)
    path.push(node.parentId);
  return path;
};
