import type { Person } from './person.js';
import type { Fault } from './rest.js';
import type { Channel, Message, RequestRecord, Role } from './types.js';
import type { Truthy } from './until.js';
import type { Wire } from './wire.js';

/** How the simulated Discord differs from its defaults. */
export type DiscordSettings = {
  /** The largest single file it takes, in bytes; 10 MiB when absent, as in a guild without boosts. */
  readonly maxFileBytes?: number;
  /** The `attachment_size_limit` of interactions, in bytes; the largest file when absent. */
  readonly promisedFileBytes?: number;
  /** The time each HTTP response takes, in milliseconds; 0 when absent. */
  readonly latencyMs?: number;
  /** True when the bot has the privileged intents; without them identifying with one closes with 4014. */
  readonly privilegedIntents?: boolean;
};

/** The kind of a channel and its place: `under` is the id of its category, or of the channel of a thread. */
export type ChannelSettings = {
  readonly foreign?: boolean;
  readonly kind?: 'text' | 'voice' | 'category' | 'thread' | 'forum';
  readonly under?: string;
  /** The tags of a forum; `needsTag` when each post must carry one. */
  readonly tags?: readonly { readonly name: string; readonly moderated?: boolean }[];
  readonly needsTag?: boolean;
};

/** A small Discord on loopback. It keeps people, messages and commands while bots connect and disconnect. */
export type Discord = {
  /** The base for discord.js: `rest: { api }`. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly guildId: string;
  /** The channel where people act by default. */
  readonly channelId: string;
  /** The commands the bot registered. */
  readonly commands: readonly Wire[];
  readonly requests: readonly RequestRecord[];
  /** The number of connected gateway sessions of the bot. */
  readonly connected: number;
  /** The person of this name, always the same one; the settings count for the first call only. */
  person(name: string, settings?: { readonly locale?: string; readonly roles?: readonly Role[] }): Person;
  /** Adds a role to the guild, or to the foreign one; it has no permissions by default. */
  role(name: string, settings?: { readonly permissions?: bigint; readonly foreign?: boolean }): Role;
  /** Adds a channel. In a foreign one the bot is not a member, and people use it as a user install. */
  channel(name: string, settings?: ChannelSettings): Channel;
  /** Adds the bot to a new server and returns its channels; with `system` the first is for system messages. */
  invite(
    name: string,
    settings?: { readonly locale?: string; readonly channels?: readonly string[]; readonly system?: boolean },
  ): readonly Channel[];
  /** The names of channels and roles by id, as a client shows them. */
  readonly names: ReadonlyMap<string, string>;
  /** The channels of a category, the posts of a forum or the threads of a channel, oldest first. */
  channelsIn(channelId: string): readonly Channel[];
  /** The messages that everybody sees in a channel, or this person, oldest first; an edit changes the entries. */
  messages(channelId: string, seenBy?: Person): readonly Message[];
  /** Waits for the first truthy result of the condition; rejects after 60 s, or after `timeoutMs`. */
  until<Found>(condition: () => Found, label: string, timeoutMs?: number): Promise<Truthy<Found>>;
  /** Injects a fault into requests; the function returned removes it. */
  fail(fault: Fault): () => void;
  /** Changes the largest single file, in bytes, and what interactions promise. */
  limitFiles(bytes: number, promisedBytes?: number): void;
  /** Closes the gateway sockets of the bot with this code; 4000 when absent, after which it resumes. */
  disconnect(code?: number): void;
  close(): Promise<void>;
};
