import {
  type APIChannel,
  type APIDMChannel,
  type APIMessage,
  type APIThreadChannel,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  REST,
  type RESTOptions,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  type RESTPutAPIApplicationCommandsJSONBody,
  type ResponseLike,
  Routes,
} from 'discord.js';
import type { Drawing } from './render/message.js';

/** A drawing with the bytes of its files. */
export type Sending = { body: Drawing['body'] & Record<string, unknown>; files: RawFile[] };

/** What Discord must be told to answer an interaction: its id, its token of 15 minutes, and the application's id. */
export type InteractionHandle = { id: string; application: string; token: string };

/** Discord's HTTP API, as far as the bot uses it. */
export type DiscordApi = ReturnType<typeof createDiscordApi>;

const callbackMs = 10_000;

/**
 * Node's own fetch. Discord's library would use its undici with whichever agent another undici in the process has
 * made the global one, and that one cannot read its forms: which room is imported first would decide about files.
 */
const requestOf: RESTOptions['makeRequest'] = async (url, init) => {
  try {
    return (await fetch(url, init as unknown as RequestInit)) as unknown as ResponseLike;
  } catch (error) {
    // The library looks at the cause itself when it decides whether to try again.
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  }
};

/** Speaks to Discord's HTTP API with the bot's token, and without it where an interaction's token is the key. */
export const createDiscordApi = (settings: { token: string; apiUrl: string; timeoutMs: number }) => {
  const { token, apiUrl, timeoutMs } = settings;
  const base = { version: '10', api: apiUrl, rejectOnRateLimit: () => true, makeRequest: requestOf };
  // A message of the bot carries a nonce and can be repeated; what an interaction says can not.
  const asBot = new REST({ ...base, timeout: timeoutMs, retries: 1 });
  const asInteraction = new REST({ ...base, timeout: timeoutMs, retries: 0 });
  const atOnce = new REST({ ...base, timeout: Math.min(callbackMs, timeoutMs), retries: 0 });
  const asBotOnce = new REST({ ...base, timeout: timeoutMs, retries: 0 });
  for (const rest of [asBot, asBotOnce, asInteraction, atOnce]) rest.on('error', () => {});

  /** Discord's library forgets the token for good after a single answer 401. */
  const bot = () => asBot.setToken(token);
  const keyless = (sending: Sending) => ({ ...sending, auth: false });

  return {
    createMessage: async (channel: string, sending: Sending) =>
      (await bot().post(Routes.channelMessages(channel), sending)) as APIMessage,

    editMessage: async (channel: string, message: string, sending: Sending) =>
      (await bot().patch(Routes.channelMessage(channel, message), sending)) as APIMessage,

    deleteMessage: async (channel: string, message: string): Promise<void> => {
      await bot().delete(Routes.channelMessage(channel, message));
    },

    channel: async (channel: string) => (await bot().get(Routes.channel(channel))) as APIChannel,

    deleteChannel: async (channel: string): Promise<void> => {
      await bot().delete(Routes.channel(channel));
    },

    /** Starts a post in a forum with its first message; never tried a second time. */
    startPost: async (forum: string, post: { body: object; files: RawFile[] }) =>
      (await asBotOnce.setToken(token).post(Routes.threads(forum), post)) as APIThreadChannel & {
        message?: APIMessage;
      },

    /** The channel of the direct messages with a person. */
    openDirect: async (person: string) =>
      (await bot().post(Routes.userChannels(), { body: { recipient_id: person } })) as APIDMChannel,

    overwriteCommands: (application: string, commands: RESTPutAPIApplicationCommandsJSONBody) =>
      bot().put(Routes.applicationCommands(application), { body: commands }),

    /** The first answer to an interaction, within 3 s of hearing it; tells the id of the message, if one was made. */
    respond: async (handle: InteractionHandle, type: InteractionResponseType, data?: object) => {
      const answer = (await atOnce.post(Routes.interactionCallback(handle.id, handle.token), {
        auth: false,
        body: { type, ...(data === undefined ? {} : { data }) },
        query: new URLSearchParams({ with_response: 'true' }),
      })) as RESTPostAPIInteractionCallbackWithResponseResult | undefined;
      return answer?.resource?.message?.id;
    },

    /** Offers choices for what is being typed, at most 25. */
    suggest: async (handle: InteractionHandle, choices: { name: string; value: string }[]): Promise<void> => {
      await atOnce.post(Routes.interactionCallback(handle.id, handle.token), {
        auth: false,
        body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
      });
    },

    /** One more message by an interaction. */
    followUp: async (handle: Omit<InteractionHandle, 'id'>, sending: Sending, visible: 'all' | 'person') => {
      const flags = visible === 'person' ? { flags: MessageFlags.Ephemeral } : {};
      return (await asInteraction.post(Routes.webhook(handle.application, handle.token), {
        ...keyless({ ...sending, body: { ...sending.body, ...flags } }),
        query: new URLSearchParams({ wait: 'true' }),
      })) as APIMessage;
    },

    /** Changes what an interaction said; `@original` is its first answer. */
    editResponse: async (handle: Omit<InteractionHandle, 'id'>, message: string, sending: Sending) =>
      (await asInteraction.patch(
        Routes.webhookMessage(handle.application, handle.token, message),
        keyless(sending),
      )) as APIMessage,

    deleteResponse: (handle: Omit<InteractionHandle, 'id'>, message: string) =>
      asInteraction.delete(Routes.webhookMessage(handle.application, handle.token, message), { auth: false }),
  };
};
