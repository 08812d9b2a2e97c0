import { Client, Events, GatewayIntentBits, Options, Partials, Status } from 'discord.js';
import type { ChatListener, ChatSurface, Clock, EventHandler, ExpiringStore, Log } from '../../core/index.js';
import { createDiscordApi, makeRequest } from './api.js';
import { registerCommands } from './commands.js';
import { reasonOf } from './errors.js';
import { createDispatch } from './incoming/dispatch.js';
import { inviteLink } from './invite-link.js';
import { createDiscordSurface } from './surface.js';

/** What a Discord listener needs. */
export type DiscordListenerSettings = {
  token: string;
  /** The API without its version: `https://discord.com/api`. */
  apiUrl: string;
  expiring: ExpiringStore;
  /** Posts the replies to messages; a surface without receipts and files when left out. */
  surface?: ChatSurface | undefined;
  clock: Clock;
  log: Log;
  /** The language of commands, and of replies to messages, which carry no language. */
  locale?: string | undefined;
  /** How long core may take before "thinking …" is shown, in milliseconds; 1.8 s when left out. */
  deferAfterMs?: number | undefined;
  /** How long core may take for suggestions, in milliseconds; 2 s when left out. */
  autocompleteMs?: number | undefined;
};

const requestTimeoutMs = 20_000;
const stopTimeoutMs = 5_000;
const waitForGuildsMs = 2_000;

/** Listens to Discord: slash commands, context menus, buttons, forms, direct messages, mentions and new servers. */
export const createDiscordListener = (settings: DiscordListenerSettings): ChatListener => {
  const { token, apiUrl, expiring, clock, log, locale } = settings;
  const { deferAfterMs = 1_800, autocompleteMs = 2_000 } = settings;
  const api = createDiscordApi({ token, apiUrl, timeoutMs: requestTimeoutMs });
  const surface = settings.surface ?? createStatelessSurface(settings);
  const deps = { api, surface, expiring, log, clock, locale, deferAfterMs, autocompleteMs };
  const dispatch = createDispatch(deps);
  let client: Client | undefined;
  let invitation: string | undefined;

  const subscribe = (connection: Client, handler: EventHandler): void => {
    connection.on(Events.InteractionCreate, (interaction) => dispatch.interaction(handler, interaction));
    connection.on(Events.MessageCreate, (message) => dispatch.message(handler, message));
    // discord.js does not emit this for servers that were there before or come back after an outage.
    connection.on(Events.GuildCreate, (guild) => dispatch.guildJoin(handler, guild));
  };

  return {
    id: 'discord',

    async start(handler) {
      const connection = createClient(apiUrl);
      client = connection;
      logErrors(connection, log);
      subscribe(connection, handler);
      const ready = new Promise<Client<true>>((resolve) => connection.once(Events.ClientReady, resolve));
      try {
        await connection.login(token);
      } catch (error) {
        await connection.destroy();
        throw new Error(`Discord: ${reasonOf(error)}`);
      }
      const application = (await ready).application.id;
      invitation = inviteLink(application);
      log.info(
        { event: 'invite-link.ready', platform: 'discord', link: invitation },
        'This link adds the bot to a server',
      );
      await registerCommands({ api, application, locale, log });
    },

    async stop() {
      const connection = client;
      client = undefined;
      if (connection === undefined) return;
      connection.removeAllListeners(Events.InteractionCreate);
      connection.removeAllListeners(Events.MessageCreate);
      connection.removeAllListeners(Events.GuildCreate);
      await connection.destroy();
      await dispatch.idle(stopTimeoutMs);
    },

    invitation: () => invitation,

    ready: () =>
      client?.isReady() === true && client.ws.shards.every((shard) => shard.status === Status.Ready),
  };
};

const createClient = (apiUrl: string): Client =>
  new Client({
    // No privileged intent: the bot may read direct messages and mentions without (Discord docs, message content intent).
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    waitGuildTimeout: waitForGuildsMs,
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    rest: { api: apiUrl, makeRequest },
  });

const logErrors = (connection: Client, log: Log): void => {
  const logError = (error: Error): void =>
    log.error(
      { event: 'connection.failed', platform: 'discord', reason: reasonOf(error) },
      'Connection to Discord failed',
    );
  connection.on(Events.Error, logError);
  connection.on(Events.ShardError, logError);
  connection.on(Events.Invalidated, () =>
    log.error(
      { event: 'session.invalidated', platform: 'discord' },
      'Discord has ended the session for good',
    ),
  );
};

/** A surface for a listener without a store: it can not tell whether a message was posted before, and posts no files. */
const createStatelessSurface = ({ token, apiUrl, clock, log }: DiscordListenerSettings): ChatSurface =>
  createDiscordSurface({
    token,
    apiUrl,
    clock,
    log,
    receipts: { find: async () => undefined, keep: async () => {} },
    read: async () => {
      throw new Error('This listener has no stored files');
    },
  });
