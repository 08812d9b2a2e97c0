import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelSettings, Discord, DiscordSettings } from './discord.js';
import { emitThread } from './forum.js';
import { createGateway, guildWire } from './gateway.js';
import { channelWire, roleWire } from './message-wire.js';
import { createPerson, type Person } from './person.js';
import { createRest } from './rest.js';
import { createState, type State } from './state.js';
import { waitUntil } from './until.js';
import type { Wire } from './wire.js';

export type { LocalFile } from './command-choice.js';
export type { ChannelSettings, Discord, DiscordSettings } from './discord.js';
export { renderHtml } from './draw.js';
export type { FieldValue } from './form.js';

export type { Interaction, Person, Place } from './person.js';

export type { Attachment, Component, Message } from './types.js';

const channelTypes = { text: 0, voice: 2, category: 4, thread: 11, forum: 15 } as const;
const defaultFileBytes = 10 * 1024 * 1024;
const requireTag = 16;
const guildsIntent = 1;

/** Starts a simulated Discord on a free port of the loopback interface. */
export const startDiscord = async (settings: DiscordSettings = {}): Promise<Discord> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = createState({
    origin,
    maxFileBytes: settings.maxFileBytes ?? defaultFileBytes,
    privilegedIntents: settings.privilegedIntents ?? true,
  });
  state.promisedFileBytes = settings.promisedFileBytes ?? state.maxFileBytes;
  const rest = createRest(state, { latencyMs: settings.latencyMs ?? 0 });
  const gateway = createGateway(server, state);
  server.on('request', rest.handle);

  return {
    ...createWorld(state),
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
    get names() {
      return namesOf(state);
    },
    channelsIn: (channelId) =>
      [...state.channels.values()].filter((channel) => channel.parentId === channelId),
    messages: (channelId, seenBy) =>
      state.messages.filter(
        (message) =>
          message.channelId === channelId &&
          (message.ephemeralFor === null || message.ephemeralFor === seenBy?.id),
      ),
    until: (condition, label, timeoutMs) => waitUntil(state, condition, label, timeoutMs),
    fail: rest.fail,
    limitFiles(bytes, promisedBytes = bytes) {
      state.maxFileBytes = bytes;
      state.promisedFileBytes = promisedBytes;
    },
    disconnect: (code = 4000) => gateway.disconnect(code),
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

/** Adds people, roles, channels and servers. */
const createWorld = (state: State): Pick<Discord, 'person' | 'role' | 'channel' | 'invite'> => {
  const people = new Map<string, Person>();
  return {
    person(name, { locale = 'en-US', roles = [] } = {}) {
      const known = people.get(name);
      if (known) return known;
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
      const guildId = foreign ? state.foreignGuild.id : state.guild.id;
      const role = { id: state.snowflake(), name, guildId, permissions };
      state.roles.set(role.id, role);
      if (!foreign) emitToGuild(state, 'GUILD_ROLE_CREATE', { guild_id: guildId, role: roleWire(role) });
      return role;
    },
    channel: (name, settings = {}) => addChannel(state, name, settings),
    invite(name, { locale = 'en-US', channels: channelNames = ['general'], system = true } = {}) {
      const { guild, channels } = state.addGuild(name, channelNames);
      const systemChannel = system ? { systemChannelId: channels[0]?.id ?? '' } : {};
      emitToGuild(state, 'GUILD_CREATE', guildWire(state, { ...guild, locale, ...systemChannel }));
      return channels;
    },
  };
};

const addChannel = (state: State, name: string, settings: ChannelSettings) => {
  const { foreign = false, kind = 'text', under = null, tags = [], needsTag = false } = settings;
  const channel = state.addChannel(name, {
    foreign,
    type: channelTypes[kind],
    parentId: under,
    tags: tags.map((tag) => ({ moderated: false, ...tag, id: state.snowflake() })),
    flags: needsTag ? requireTag : 0,
  });
  if (foreign) return channel;
  if (kind === 'thread') emitThread(state, channel);
  else emitToGuild(state, 'CHANNEL_CREATE', channelWire(state, channel));
  return channel;
};

const emitToGuild = (state: State, name: string, wire: Wire): number =>
  state.emit({ name, data: (intents) => ((intents & guildsIntent) !== 0 ? wire : null) });

const namesOf = (state: State): ReadonlyMap<string, string> =>
  new Map([
    ...[...state.channels.values()].map(({ id, name }) => [id, `#${name}`] as const),
    ...[...state.roles.values()].map(({ id, name }) => [id, `@${name.replace('@', '')}`] as const),
  ]);
