import type { Channel, Guild, Role } from './types.js';

/** The permissions of a member without a role: view, send, attach files, read history, use commands. */
const memberPermissions = (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 16n) | (1n << 31n);

/** The permission to post embeds. */
const embedLinks = 1n << 14n;

/** The guilds with their channels and roles: the guild of the bot, and a foreign one without the bot. */
export const createPlaces = (snowflake: () => string) => {
  const guild: Guild = { id: snowflake(), name: 'Song Club' };
  const foreignGuild: Guild = { id: snowflake(), name: 'Other Club' };
  const channels = new Map<string, Channel>();
  const roles = new Map<string, Role>();

  const addEveryoneRole = (guildId: string, permissions = memberPermissions): void => {
    roles.set(guildId, { id: guildId, name: '@everyone', guildId, permissions });
  };

  const addChannel = (
    name: string,
    place: Partial<Omit<Channel, 'id' | 'name' | 'guildId'>> = {},
  ): Channel => {
    const foreign = place.foreign === true;
    const channel: Channel = {
      type: place.personId ? 1 : 0,
      personId: null,
      parentId: null,
      tags: [],
      flags: 0,
      ...place,
      id: snowflake(),
      name,
      guildId: place.personId ? null : foreign ? foreignGuild.id : guild.id,
      foreign,
    };
    channels.set(channel.id, channel);
    return channel;
  };

  /** Adds a guild with text channels of these names, in which everybody is a member without a role. */
  const addGuild = (name: string, channelNames: readonly string[]): { guild: Guild; channels: Channel[] } => {
    const added: Guild = { id: snowflake(), name };
    addEveryoneRole(added.id, memberPermissions | embedLinks);
    const addedChannels = channelNames.map((channelName) => {
      const channel = { ...addChannel(channelName), guildId: added.id };
      channels.set(channel.id, channel);
      return channel;
    });
    return { guild: added, channels: addedChannels };
  };

  addEveryoneRole(guild.id);
  addEveryoneRole(foreignGuild.id);
  return {
    guild,
    /** The guild where the bot is not a member. */
    foreignGuild,
    channels,
    general: addChannel('general'),
    /** The role whose id is the id of its guild is the one everybody in the guild has. */
    roles,
    addChannel,
    addGuild,
  };
};
