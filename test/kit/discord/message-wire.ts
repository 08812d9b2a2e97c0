import { refusals } from './refusal.js';
import type { Account, Attachment, Channel, Message, State } from './state.js';
import type { Wire } from './wire.js';

/** The message as the bot sees it; without the message content intent some of it is blank. */
export function messageWire(state: State, message: Message, sight: { intents: number } | 'whole'): Wire {
  const whole = sight === 'whole' || mayRead(state, message, sight.intents);
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
    attachments: whole ? message.attachments.filter((each) => !each.inEmbed).map(attachmentWire) : [],
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.interactionToken ? { webhook_id: state.applicationId } : {}),
    ...(message.author.bot ? { application_id: state.applicationId } : {}),
    ...(message.reference
      ? {
          message_reference: { type: 0, message_id: message.reference, channel_id: message.channelId },
          referenced_message:
            referenced && referenced.id !== message.id ? messageWire(state, referenced, sight) : null,
        }
      : {}),
  };
}

/** Direct messages, the bot's own, and what names the bot are readable without the intent (Discord docs, gateway). */
function mayRead(state: State, message: Message, intents: number): boolean {
  if ((intents & (1 << 15)) !== 0 || message.author.bot) return true;
  if (channelOf(state, message.channelId).type === 1) return true;
  if (new RegExp(`<@!?${state.bot.id}>`).test(message.content)) return true;
  const referenced = message.reference ? state.message(message.reference) : undefined;
  return message.mentions.includes(state.bot.id) && referenced !== undefined && !referenced.interactionToken;
}

/** A person or the bot, as every message and interaction carries them. */
export function accountWire(account: Account): Wire {
  return {
    id: account.id,
    username: account.name.toLowerCase(),
    global_name: account.bot ? null : account.name,
    discriminator: '0',
    avatar: null,
    bot: account.bot,
    public_flags: 0,
  };
}

/** A member of the guild, without their user. */
export function memberWire(): Wire {
  const permissions = (2n ** 50n - 1n).toString();
  return {
    roles: [],
    joined_at: '2026-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: 0,
    permissions,
  };
}

/** A file, as messages and the resolved data of interactions carry it. */
export function attachmentWire(attachment: Attachment): Wire {
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
}

/** A channel, as the gateway and the HTTP side show it. */
export function channelWire(state: State, channel: Channel): Wire {
  const { id, type, name } = channel;
  if (channel.personId === null) {
    return { id, type, name, guild_id: channel.guildId, position: 0, permission_overwrites: [], nsfw: false };
  }
  const person = state.accounts.get(channel.personId);
  return { id, type, last_message_id: null, recipients: person ? [accountWire(person)] : [] };
}

/** The channel of this id. */
export function channelOf(state: State, id: string): Channel {
  const channel = state.channels.get(id);
  if (!channel) throw refusals.unknownChannel();
  return channel;
}
