import type { APIEmbed } from 'discord.js';
import type { InteractionRecord } from './interaction.js';
import type { Wire } from './wire.js';

/** A component of a message or form as Discord keeps it. */
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

/** A tag that posts of a forum may carry; a moderated one only moderators may give. */
export type ForumTag = {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
};

/** A server; its system channel is where Discord itself says who has come. */
export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly locale?: string;
  readonly systemChannelId?: string;
};

/** A role of a guild, with what its members may do (Discord docs, topics/permissions). */
export type Role = {
  readonly id: string;
  readonly name: string;
  readonly guildId: string;
  readonly permissions: bigint;
};

/** What a member may do who has no role: see, write, attach files, use commands. */
export const ordinaryPermissions = (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 16n) | (1n << 31n);

/** A channel: of a guild (0 text, 2 voice, 4 category, 11 thread, 15 forum), or someone's direct messages (1). */
export type Channel = {
  readonly id: string;
  readonly type: 0 | 1 | 2 | 4 | 11 | 15;
  readonly name: string;
  readonly guildId: string | null;
  /** The bot is no member here: people bring it along as a user install. */
  readonly foreign: boolean;
  readonly personId: string | null;
  /** The category of a channel, the channel of a thread. */
  readonly parentId: string | null;
  /** The tags a forum has, or a post in it carries. */
  readonly tags: readonly ForumTag[];
  /** Bit field: 16 a post needs a tag. */
  readonly flags: number;
};

/** A file of a message; `inEmbed` ones show inside an embed and the bot does not see them in the list. */
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

/** A message as it stands now: the same object changes when the bot edits it. */
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
  /** Set on what the bot said through an interaction. */
  readonly interactionToken?: string;
  readonly interactionId?: string;
  /** Everyone this message ever rang: ids of people, `&` and the id of a role, `everyone`, `here`. */
  pings: string[];
  /** The ids of the people the message names with effect. */
  mentions: string[];
  edits: number;
  editedAt: number | null;
  deleted: boolean;
  /** The one person who sees it, or null when everyone does. */
  readonly ephemeralFor: string | null;
};

/** One request of the bot; status 0 means it got no answer (yet). */
export type RequestRecord = {
  readonly method: string;
  /** The path below `/api/v10`. */
  readonly route: string;
  readonly at: number;
  /** Whether the bot token came along. */
  readonly authorized: boolean;
  body: unknown;
  status: number;
};

/** Something a gateway session is told; `data` is null when its intents do not cover the event. */
export type GatewayEvent = {
  readonly name: string;
  data(intents: number): Wire | null;
};

/** Everything Discord remembers; it outlives the bot's process. */
export type State = ReturnType<typeof createState>;

/** What Discord remembers, and who is told when it changes. */
export const createState = (settings: { origin: string; maxFileBytes: number; privilegedIntents: boolean }) => {
  let lastId = 0n;
  let tellGateway: (event: GatewayEvent) => number = () => 0;
  const watchers = new Set<() => void>();

  /** A new id, later than all before it; the time is in its upper bits (Discord docs, reference, snowflakes). */
  const snowflake = (): string => {
    const now = BigInt(Date.now() - 1_420_070_400_000) << 22n;
    lastId = now > lastId ? now : lastId + 1n;
    return lastId.toString();
  };

  const bot: Account = { id: snowflake(), name: 'Minstrel', bot: true };
  const guild: Guild = { id: snowflake(), name: 'Song Club' };
  const elsewhere = { id: snowflake(), name: 'Elsewhere' };
  const accounts = new Map<string, Account>([[bot.id, bot]]);
  const channels = new Map<string, Channel>();
  const messages: Message[] = [];
  const roles = new Map<string, Role>(
    [guild, elsewhere].map(({ id }) => [
      id,
      { id, name: '@everyone', guildId: id, permissions: ordinaryPermissions },
    ]),
  );

  const addChannel = (name: string, place: Partial<Omit<Channel, 'id' | 'name' | 'guildId'>> = {}): Channel => {
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
      guildId: place.personId ? null : foreign ? elsewhere.id : guild.id,
      foreign,
    };
    channels.set(channel.id, channel);
    return channel;
  };

  return {
    ...settings,
    token: `${Buffer.from(bot.id).toString('base64url')}.simulated.discord-bot-token`,
    applicationId: bot.id,
    bot,
    guild,
    /** Where the bot is no member. */
    elsewhere,
    accounts,
    channels,
    general: addChannel('general'),
    commands: [] as Wire[],
    messages,
    /** Everyone in a guild has the role whose id is the guild's. */
    roles,
    /** The roles of each account by its id, in all guilds. */
    rolesOf: new Map<string, string[]>(),
    /** The message each nonce of the bot once made. */
    nonces: new Map<string, Message>(),
    interactions: new Map<string, InteractionRecord>(),
    uploads: new Map<string, Pick<Attachment, 'bytes' | 'contentType'>>(),
    requests: [] as RequestRecord[],
    closedToMessages: new Set<string>(),
    /** The largest file an interaction promises to take, bytes. */
    promisedFileBytes: settings.maxFileBytes,
    /** The intents the bot asked for when it last identified. */
    intents: 0,
    snowflake,
    addChannel,

    /** A further guild with text channels of these names, in which everybody is an ordinary member. */
    addGuild(name: string, names: readonly string[]): { guild: Guild; channels: Channel[] } {
      const guild: Guild = { id: snowflake(), name };
      const permissions = ordinaryPermissions | (1n << 14n);
      const role = { id: guild.id, name: '@everyone', guildId: guild.id, permissions };
      roles.set(guild.id, role);
      const own = names.map((one) => {
        const channel = { ...addChannel(one), guildId: guild.id };
        channels.set(channel.id, channel);
        return channel;
      });
      return { guild, channels: own };
    },

    addAccount(name: string): Account {
      const account: Account = { id: snowflake(), name, bot: false };
      accounts.set(account.id, account);
      return account;
    },

    /** The direct messages of this person with the bot, opened when they are not yet. */
    directChannel(personId: string): Channel {
      const open = [...channels.values()].find((channel) => channel.personId === personId);
      return open ?? addChannel('direct', { personId });
    },

    message(id: string): Message | undefined {
      return messages.find((message) => message.id === id);
    },

    /** Tells the connected gateway sessions; answers how many heard it. */
    tell(event: GatewayEvent): number {
      return tellGateway(event);
    },
    connectGateway(tell: (event: GatewayEvent) => number): void {
      tellGateway = tell;
    },
    changed(): void {
      for (const watcher of [...watchers]) watcher();
    },
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
};
