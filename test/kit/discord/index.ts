import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announceThread } from './forum.js';
import { createGateway, guildWire } from './gateway.js';
import { channelWire, roleWire } from './message-wire.js';
import { createPerson, type Person } from './person.js';
import { createRest, type Fault } from './rest.js';
import { type Channel, createState, type Message, type RequestRecord, type Role } from './state.js';
import type { Wire } from './wire.js';

export type { Gift, OptionValue } from './command-choice.js';
export { renderHtml } from './draw.js';
export type { FieldValue } from './form.js';
export type { Acknowledgement, Choice, Modal } from './interaction.js';
export type { Interaction, Person, Place } from './person.js';
export type { Fault, MadeUpAnswer } from './rest.js';
export type { Account, Attachment, Channel, Component, Message, RequestRecord, Role } from './state.js';

/** How the simulated Discord differs from the usual one. */
export interface DiscordSettings {
  /** The largest single file it takes, bytes; 10 MiB when absent, as in an unboosted guild. */
  readonly maxFileBytes?: number;
  /** What interactions promise as `attachment_size_limit`, bytes; the largest file when absent. */
  readonly promisedFileBytes?: number;
  /** Time each HTTP answer takes, ms; 0 when absent. */
  readonly latencyMs?: number;
  /** Whether the privileged intents are switched on for the bot; without them asking closes with 4014. */
  readonly privilegedIntents?: boolean;
}

/** What kind of channel, and where: `under` is the id of its category, or of the channel of a thread. */
export interface ChannelSettings {
  readonly foreign?: boolean;
  readonly kind?: 'text' | 'voice' | 'category' | 'thread' | 'forum';
  readonly under?: string;
  /** The tags of a forum; `needsTag` when each post must carry one. */
  readonly tags?: readonly { readonly name: string; readonly moderated?: boolean }[];
  readonly needsTag?: boolean;
}

const channelTypes = { text: 0, voice: 2, category: 4, thread: 11, forum: 15 } as const;

/** A small real Discord on loopback: it remembers people, messages and commands while bots come and go. */
export interface Discord {
  /** The base for discord.js: `rest: { api }`. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly guildId: string;
  /** The channel where people act unless they say otherwise. */
  readonly channelId: string;
  /** The commands the bot registered. */
  readonly commands: readonly Wire[];
  readonly requests: readonly RequestRecord[];
  /** How many gateway sessions of the bot listen. */
  readonly connected: number;
  /** The person of this name, always the same; the roles are theirs from the first time on. */
  person(name: string, settings?: { readonly locale?: string; readonly roles?: readonly Role[] }): Person;
  /** A role of the guild, or of the one where the bot is no member; it allows nothing more unless told. */
  role(name: string, settings?: { readonly permissions?: bigint; readonly foreign?: boolean }): Role;
  /** A further channel; in a foreign one the bot is no member and people bring it along. */
  channel(name: string, settings?: ChannelSettings): Channel;
  /** Somebody brings the bot to a server of theirs; gives its channels, the first of which is for system messages if told. */
  invite(
    name: string,
    settings?: { readonly locale?: string; readonly channels?: readonly string[]; readonly system?: boolean },
  ): readonly Channel[];
  /** What channels and roles are called, by id, as a client shows them. */
  readonly names: ReadonlyMap<string, string>;
  /** What is below a category, a forum or a channel with threads, in order. */
  channelsIn(channelId: string): readonly Channel[];
  /** What everyone sees in a channel, or what this person sees there, in order; entries change as the bot edits. */
  messages(channelId: string, seenBy?: Person): readonly Message[];
  /** The first truthy answer of the question, asked again at every change here and every 20 ms for changes elsewhere; rejects after 5 s unless told otherwise. */
  until<Found>(
    question: () => Found,
    label: string,
    timeoutMs?: number,
  ): Promise<Exclude<Found, false | null | undefined | 0 | ''>>;
  /** Lets requests meet a trouble; the function returned takes it back. */
  fail(fault: Fault): () => void;
  /** Changes the largest single file, bytes, and what interactions promise. */
  limitFiles(bytes: number, promisedBytes?: number): void;
  /** Closes the gateway sockets of the bot with this code; 4000 when absent, after which it resumes. */
  disconnect(code?: number): void;
  close(): Promise<void>;
}

/** Starts a Discord of our own on a free loopback port. */
export async function startDiscord(settings: DiscordSettings = {}): Promise<Discord> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = createState({
    origin,
    maxFileBytes: settings.maxFileBytes ?? 10 * 1024 * 1024,
    privilegedIntents: settings.privilegedIntents ?? true,
  });
  state.promisedFileBytes = settings.promisedFileBytes ?? state.maxFileBytes;
  const rest = createRest(state, { latencyMs: settings.latencyMs ?? 0 });
  const gateway = createGateway(server, state);
  const people = new Map<string, Person>();
  server.on('request', rest.handle);
  const tellGuild = (name: string, wire: Wire) =>
    state.tell({ name, data: (intents) => ((intents & 1) !== 0 ? wire : null) });

  return {
    api: `${origin}/api`,
    token: state.token,
    applicationId: state.applicationId,
    botId: state.bot.id,
    guildId: state.guild.id,
    channelId: state.general.id,
    requests: state.requests,
    get commands() {
      return state.commands;
    },
    get connected() {
      return gateway.connected();
    },
    person(name, { locale = 'en-US', roles = [] } = {}) {
      const met = people.get(name);
      if (met) return met;
      const account = state.addAccount(name);
      state.rolesOf.set(
        account.id,
        roles.map((role) => role.id),
      );
      const person = createPerson(state, account, locale);
      people.set(name, person);
      return person;
    },
    role(name, { permissions = 0n, foreign = false } = {}) {
      const guildId = foreign ? state.elsewhere.id : state.guild.id;
      const role = { id: state.snowflake(), name, guildId, permissions };
      state.roles.set(role.id, role);
      const wire = { guild_id: guildId, role: roleWire(role) };
      if (!foreign) tellGuild('GUILD_ROLE_CREATE', wire);
      return role;
    },
    channel(name, { foreign = false, kind = 'text', under = null, tags = [], needsTag = false } = {}) {
      const channel = state.addChannel(name, {
        foreign,
        type: channelTypes[kind],
        parentId: under,
        tags: tags.map((tag) => ({ moderated: false, ...tag, id: state.snowflake() })),
        flags: needsTag ? 16 : 0,
      });
      if (foreign) return channel;
      if (kind === 'thread') announceThread(state, channel);
      else tellGuild('CHANNEL_CREATE', channelWire(state, channel));
      return channel;
    },
    invite(name, { locale = 'en-US', channels: names = ['general'], system = true } = {}) {
      const { guild, channels } = state.addGuild(name, names);
      const first = system ? { systemChannelId: channels[0]?.id ?? '' } : {};
      tellGuild('GUILD_CREATE', guildWire(state, { ...guild, locale, ...first }));
      return channels;
    },
    get names() {
      return new Map([
        ...[...state.channels.values()].map(({ id, name }) => [id, `#${name}`] as const),
        ...[...state.roles.values()].map(({ id, name }) => [id, `@${name.replace('@', '')}`] as const),
      ]);
    },
    channelsIn: (channelId) =>
      [...state.channels.values()].filter((channel) => channel.parentId === channelId),
    messages(channelId, seenBy) {
      return state.messages.filter(
        ({ channelId: place, ephemeralFor }) =>
          place === channelId && (ephemeralFor === null || ephemeralFor === seenBy?.id),
      );
    },
    until(question, label, timeoutMs = 60_000) {
      return new Promise((resolve, reject) => {
        const stop = (then: () => void) => {
          clearTimeout(timer);
          clearInterval(pulse);
          unwatch();
          then();
        };
        const ask = () => {
          try {
            const found = question();
            if (found) stop(() => resolve(found as Exclude<typeof found, false | null | undefined | 0 | ''>));
          } catch (error) {
            stop(() => reject(error));
          }
        };
        const timer = setTimeout(() => {
          const lately = state.requests
            .slice(-5)
            .map((each) => `${each.method} ${each.route} ${each.status}`);
          stop(() => reject(new Error(`Waited in vain for: ${label}. Last requests: ${lately.join('; ')}`)));
        }, timeoutMs);
        const pulse = setInterval(ask, 20);
        const unwatch = state.watch(ask);
        ask();
      });
    },
    fail: rest.fail,
    limitFiles(bytes, promisedBytes = bytes) {
      state.maxFileBytes = bytes;
      state.promisedFileBytes = promisedBytes;
    },
    disconnect(code = 4000) {
      gateway.disconnect(code);
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
