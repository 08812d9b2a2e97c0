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
import type { RenderedMessage } from './render/message.js';

/** A rendered message with the bytes of its files. */
export type MessagePayload = { body: RenderedMessage['body'] & Record<string, unknown>; files: RawFile[] };

/** What edits and follow-ups of an interaction need: the application's id, and a token that works for 15 minutes. */
export type InteractionToken = { application: string; token: string };

/** What the first response to an interaction needs: its id too. */
export type InteractionHandle = InteractionToken & { id: string };

/** Discord's HTTP API, as far as the bot uses it. */
export type DiscordApi = ReturnType<typeof createDiscordApi>;

/** The longest that a first response may take, in milliseconds. */
const maxResponseMs = 10_000;

/**
 * Node's own fetch. discord.js would use its undici with the global agent of whichever undici loaded first, and an
 * agent of another version can not read its multipart forms.
 */
export const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  try {
    return (await fetch(url, init as unknown as RequestInit)) as unknown as ResponseLike;
  } catch (error) {
    // discord.js decides by the cause whether to retry.
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  }
};

/** Calls Discord's HTTP API: with the bot's token, or without it where an interaction token authorizes. */
export const createDiscordApi = (settings: { token: string; apiUrl: string; timeoutMs: number }) => {
  const { token, apiUrl, timeoutMs } = settings;
  const createClient = (options: { timeout: number; retries: number }): REST =>
    new REST({ version: '10', api: apiUrl, rejectOnRateLimit: () => true, makeRequest, ...options }).on(
      'error',
      () => {},
    );
  // A message of the bot carries a nonce, so repeating it is safe. Nothing else may be repeated.
  const retryingClient = createClient({ timeout: timeoutMs, retries: 1 });
  const botClient = createClient({ timeout: timeoutMs, retries: 0 });
  const interactionClient = createClient({ timeout: timeoutMs, retries: 0 });
  const responseClient = createClient({ timeout: Math.min(maxResponseMs, timeoutMs), retries: 0 });

  // The token is set before each request, because discord.js drops it for good after one response 401.
  const retrying = () => retryingClient.setToken(token);
  const once = () => botClient.setToken(token);

  const callback = (handle: InteractionHandle, body: object, query?: URLSearchParams): Promise<unknown> =>
    responseClient.post(Routes.interactionCallback(handle.id, handle.token), {
      auth: false,
      body,
      ...(query === undefined ? {} : { query }),
    });

  return {
    createMessage: async (channel: string, payload: MessagePayload) =>
      (await retrying().post(Routes.channelMessages(channel), payload)) as APIMessage,

    editMessage: async (channel: string, message: string, payload: MessagePayload) =>
      (await retrying().patch(Routes.channelMessage(channel, message), payload)) as APIMessage,

    deleteMessage: async (channel: string, message: string): Promise<void> => {
      await retrying().delete(Routes.channelMessage(channel, message));
    },

    channel: async (channel: string) => (await retrying().get(Routes.channel(channel))) as APIChannel,

    deleteChannel: async (channel: string): Promise<void> => {
      await retrying().delete(Routes.channel(channel));
    },

    /** Starts a post in a forum with its first message. It has no nonce, so it is never repeated. */
    startPost: async (forum: string, post: { body: object; files: RawFile[] }) =>
      (await once().post(Routes.threads(forum), post)) as APIThreadChannel & { message?: APIMessage },

    /** The channel of the direct messages with a person. */
    openDirectMessages: async (person: string) =>
      (await retrying().post(Routes.userChannels(), { body: { recipient_id: person } })) as APIDMChannel,

    /** Replaces all commands of the application. */
    overwriteCommands: (application: string, commands: RESTPutAPIApplicationCommandsJSONBody) =>
      retrying().put(Routes.applicationCommands(application), { body: commands }),

    /** Sends the first response, due within 3 s; returns the id of its message, if one was posted. */
    respond: async (handle: InteractionHandle, type: InteractionResponseType, data?: object) => {
      const body = { type, ...(data === undefined ? {} : { data }) };
      const response = (await callback(handle, body, new URLSearchParams({ with_response: 'true' }))) as
        | RESTPostAPIInteractionCallbackWithResponseResult
        | undefined;
      return response?.resource?.message?.id;
    },

    /** Offers at most 25 choices for the option a person types into. */
    autocomplete: async (handle: InteractionHandle, choices: { name: string; value: string }[]) => {
      const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
      await callback(handle, { type, data: { choices } });
    },

    /** Posts a further message of an interaction, for everybody or for the person alone. */
    followUp: async (token: InteractionToken, payload: MessagePayload, visibility: 'all' | 'person') => {
      const flags = visibility === 'person' ? { flags: MessageFlags.Ephemeral } : {};
      return (await interactionClient.post(Routes.webhook(token.application, token.token), {
        ...payload,
        body: { ...payload.body, ...flags },
        auth: false,
        query: new URLSearchParams({ wait: 'true' }),
      })) as APIMessage;
    },

    /** Edits a message of an interaction; `@original` is its first response. */
    editResponse: async (token: InteractionToken, message: string, payload: MessagePayload) =>
      (await interactionClient.patch(Routes.webhookMessage(token.application, token.token, message), {
        ...payload,
        auth: false,
      })) as APIMessage,

    deleteResponse: (token: InteractionToken, message: string) =>
      interactionClient.delete(Routes.webhookMessage(token.application, token.token, message), {
        auth: false,
      }),
  };
};
