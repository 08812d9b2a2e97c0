import { refusals } from './refusal.js';
import type { State } from './state.js';
import type { Account, Attachment, Channel, Message, Role } from './types.js';
import type { Wire } from './wire.js';

/** A message as the bot receives it; without the message content intent its content may be blank. */
export const messageWire = (state: State, message: Message, view: { intents: number } | 'whole'): Wire => {
  const whole = view === 'whole' || mayRead(state, message, view.intents);
  const referenced = message.reference ? state.message(message.reference) : undefined;
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channelId,
    author: accountWire(message.author),
    content: whole ? message.content : '',
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    pinned: false,
    mention_everyone: message.pings.includes('everyone') || message.pings.includes('here'),
    mentions: message.mentions.flatMap((id) => {
      const account = state.accounts.get(id);
      return account ? [accountWire(account)] : [];
    }),
    mention_roles: message.pings.filter((ping) => ping.startsWith('&')).map((ping) => ping.slice(1)),
    embeds: whole ? message.embeds : [],
    components: whole ? message.components : [],
    attachments: whole ? message.attachments.filter(({ inEmbed }) => !inEmbed).map(attachmentWire) : [],
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.interactionToken ? { webhook_id: state.applicationId } : {}),
    ...(message.author.bot ? { application_id: state.applicationId } : {}),
    ...(message.reference
      ? {
          message_reference: { type: 0, message_id: message.reference, channel_id: message.channelId },
          referenced_message:
            referenced && referenced.id !== message.id ? messageWire(state, referenced, view) : null,
        }
      : {}),
  };
};

/** Direct messages, messages of the bot and mentions of it are readable without the intent (Discord docs, gateway). */
const mayRead = (state: State, message: Message, intents: number): boolean => {
  if ((intents & (1 << 15)) !== 0 || message.author.bot) return true;
  if (channelOf(state, message.channelId).type === 1) return true;
  if (new RegExp(`<@!?${state.bot.id}>`).test(message.content)) return true;
  const referenced = message.reference ? state.message(message.reference) : undefined;
  return message.mentions.includes(state.bot.id) && referenced !== undefined && !referenced.interactionToken;
};

/** A user, as messages and interactions carry it. */
export const accountWire = (account: Account): Wire => {
  return {
    id: account.id,
    username: account.name.toLowerCase(),
    global_name: account.bot ? null : account.name,
    discriminator: '0',
    avatar: null,
    bot: account.bot,
    public_flags: 0,
  };
};

/** The roles of a person in a guild, without @everyone. */
export const rolesIn = (state: State, account: Account, guildId: string | null): Role[] => {
  const ids = state.rolesOf.get(account.id) ?? [];
  return [...state.roles.values()].filter((role) => role.guildId === guildId && ids.includes(role.id));
};

/** A member of a guild, without the user. */
export const memberWire = (state: State, account: Account, guildId: string | null): Wire => {
  return {
    roles: rolesIn(state, account, guildId).map((role) => role.id),
    joined_at: '2026-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: 0,
  };
};

/** The permissions of a person in a guild; only interactions carry them (Discord docs, resources/guild, member object). */
export const permissionsIn = (state: State, account: Account, guildId: string | null): string => {
  const everyone = state.roles.get(guildId ?? '')?.permissions ?? 0n;
  const own = rolesIn(state, account, guildId).map((role) => role.permissions);
  return own.reduce((bits, permissions) => bits | permissions, everyone).toString();
};

/** A role, as the gateway and the resolved data of interactions carry it. */
export const roleWire = ({ id, name, permissions }: Role): Wire => {
  return {
    id,
    name,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: name === '@everyone' ? 0 : 1,
    managed: false,
    mentionable: false,
    flags: 0,
  };
};

/** A file, as messages and the resolved data of interactions carry it. */
export const attachmentWire = (attachment: Attachment): Wire => {
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.bytes.length,
    url: attachment.url,
    proxy_url: attachment.url,
    content_type: attachment.contentType,
    ...(attachment.description === undefined ? {} : { description: attachment.description }),
    ...(attachment.title === undefined ? {} : { title: attachment.title }),
    ...(attachment.durationSeconds === undefined ? {} : { duration_secs: attachment.durationSeconds }),
  };
};

/** A channel, as the gateway and the HTTP API carry it. */
export const channelWire = (state: State, channel: Channel): Wire => {
  const { id, type, name } = channel;
  if (channel.personId === null) {
    const { guildId: guild_id, parentId: parent_id, flags } = channel;
    const common = { id, type, name, guild_id, parent_id, flags };
    if (type === 11) return { ...common, ...threadWire(state, channel) };
    const forum = { available_tags: channel.tags, default_reaction_emoji: null, topic: null };
    return {
      ...common,
      position: 0,
      permission_overwrites: [],
      nsfw: false,
      ...(type === 15 ? forum : {}),
    };
  }
  const person = state.accounts.get(channel.personId);
  return { id, type, last_message_id: null, recipients: person ? [accountWire(person)] : [] };
};

const threadWire = (state: State, { id, tags }: Channel): Wire => {
  return {
    owner_id: state.bot.id,
    // Discord does not count the first message of a post.
    message_count: state.messages.filter((message) => message.channelId === id && message.id !== id).length,
    member_count: 1,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 4320,
      archive_timestamp: '2026-01-01T00:00:00.000Z',
      locked: false,
    },
    applied_tags: tags.map((tag) => tag.id),
    total_message_sent: state.messages.filter((message) => message.channelId === id).length,
  };
};

/** The channel with this id; throws the refusal of an unknown one. */
export const channelOf = (state: State, id: string): Channel => {
  const channel = state.channels.get(id);
  if (!channel) throw refusals.unknownChannel();
  return channel;
};
