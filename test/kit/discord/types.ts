import type { APIEmbed } from 'discord.js';
import type { Wire } from './wire.js';

/** A component of a message or a form as Discord keeps it. */
export type Component = {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly content?: string;
  readonly disabled?: boolean;
  readonly url?: string;
  readonly style?: number;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly [key: string]: unknown;
  }[];
  readonly [key: string]: unknown;
};

/** A person or the bot. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
};

/** A tag for the posts of a forum; only moderators may apply a moderated one. */
export type ForumTag = {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
};

/** A server; Discord announces new members in its system channel. */
export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly locale?: string;
  readonly systemChannelId?: string;
};

/** A role of a guild, with the permissions of its members (Discord docs, topics/permissions). */
export type Role = {
  readonly id: string;
  readonly name: string;
  readonly guildId: string;
  readonly permissions: bigint;
};

/** A channel: of a guild (0 text, 2 voice, 4 category, 11 thread, 15 forum), or a person's direct messages (1). */
export type Channel = {
  readonly id: string;
  readonly type: 0 | 1 | 2 | 4 | 11 | 15;
  readonly name: string;
  readonly guildId: string | null;
  /** True when the bot is not a member: people use it there as a user install. */
  readonly foreign: boolean;
  readonly personId: string | null;
  /** The category of a channel, the channel of a thread. */
  readonly parentId: string | null;
  /** The tags a forum has, or a post in it carries. */
  readonly tags: readonly ForumTag[];
  /** Bit field: 16 when a post requires a tag. */
  readonly flags: number;
};

/** A file of a message. One that is `inEmbed` is shown inside an embed and missing in the list that the bot sees. */
export type Attachment = {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly url: string;
  readonly description?: string;
  readonly title?: string;
  readonly durationSeconds?: number;
  inEmbed: boolean;
};

/** A message in its current form: an edit changes this object. */
export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly author: Account;
  readonly createdAt: number;
  readonly type: number;
  content: string;
  embeds: APIEmbed[];
  components: Component[];
  attachments: Attachment[];
  /** Bit field: 64 ephemeral, 128 "thinking…", 8192 voice message, 32768 Components V2. */
  flags: number;
  readonly nonce: string | number | null;
  /** The id of the message this one replies to. */
  readonly reference: string | null;
  /** Set on messages that the bot posted through an interaction. */
  readonly interactionToken?: string;
  readonly interactionId?: string;
  /** Everybody this message has ever notified: ids of people, `&` and the id of a role, `everyone`, `here`. */
  pings: string[];
  /** The ids of the people it mentions, as far as its allowed mentions let it. */
  mentions: string[];
  edits: number;
  editedAt: number | null;
  deleted: boolean;
  /** The one person who sees it, or null when everybody does. */
  readonly ephemeralFor: string | null;
};

/** One HTTP request of the bot; status 0 means that it got no response (yet). */
export type RequestRecord = {
  readonly method: string;
  /** The path below `/api/v10`. */
  readonly route: string;
  readonly at: number;
  /** True when it carried the bot token. */
  readonly authorized: boolean;
  body: unknown;
  status: number;
};

/** An event for the sessions of the gateway; `data` is null when the intents of a session do not cover it. */
export type GatewayEvent = {
  readonly name: string;
  data(intents: number): Wire | null;
};
