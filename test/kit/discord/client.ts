import {
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  Partials,
  REST,
  Routes,
} from 'discord.js';
import { afterEach, beforeEach } from 'vitest';
import { makeRequest } from '../../../src/bots/discord/api.js';
import { type Discord, startDiscord } from './index.js';

const commands = [
  {
    name: 'song',
    description: 'Makes a song',
    options: [
      { type: 3, name: 'prompt', description: 'What about', required: true, max_length: 500 },
      { type: 11, name: 'melody', description: 'Something hummed' },
    ],
  },
  {
    name: 'extend',
    description: 'Makes a song longer',
    options: [{ type: 3, name: 'track', description: 'Which', required: true, autocomplete: true }],
  },
  {
    name: 'library',
    description: 'Your songs',
    options: [{ type: 1, name: 'list', description: 'All of them' }],
  },
  { name: 'Make a song of this', type: 3, integration_types: [0, 1] },
];

const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** How a bot reacts to what people do. */
type Reactions = {
  interaction?: (interaction: Interaction) => unknown;
  message?: (message: Message) => unknown;
};

/** A small MP3 file. */
export const song = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(3000, 7)]);

/** Starts a simulated Discord with registered commands for each test, and closes it and its clients afterwards. */
export const useDiscord = () => {
  let discord: Discord;
  const clients: Client[] = [];
  const rest = () =>
    new REST({ version: '10', api: discord.api, retries: 0, makeRequest }).setToken(discord.token);

  beforeEach(async () => {
    discord = await startDiscord();
    await rest().put(Routes.applicationCommands(discord.applicationId), { body: commands });
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.destroy()));
    await discord.close();
  });

  /** Connects a bot with discord.js. */
  const connect = async (reactions: Reactions = {}): Promise<Client<true>> => {
    const client = new Client({
      intents,
      partials: [Partials.Channel],
      rest: { api: discord.api, retries: 0, timeout: 2_000, makeRequest },
      allowedMentions: { parse: [] },
    });
    clients.push(client);
    client.on(Events.Error, () => {});
    if (reactions.interaction) client.on(Events.InteractionCreate, reactions.interaction);
    if (reactions.message) client.on(Events.MessageCreate, reactions.message);
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.token);
    return ready;
  };

  return { discord: () => discord, rest, connect };
};

/** The error with which Discord refuses a request. */
export const refusal = async (request: Promise<unknown>): Promise<DiscordAPIError> => {
  const error = await request.then(
    () => new Error('Discord refused nothing'),
    (reason: unknown) => reason,
  );
  if (error instanceof DiscordAPIError) return error;
  throw error;
};
