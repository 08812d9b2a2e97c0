import { createHash } from 'node:crypto';
import { type ChatMessage, type Clock, type MessageRef, SurfaceError } from '../../../core/index.js';
import type { DiscordApi, InteractionToken, MessagePayload } from '../api.js';
import {
  type ApiError,
  isFollowUpLimit,
  isForbidden,
  isTokenExpired,
  parseApiError,
  toSurfaceError,
} from '../errors.js';
import { isForum, startForumPost } from './forum.js';

type Extra = MessageRef['extra'];

/** Discord takes nonces of at most 25 characters (Discord docs, resources/message, create message). */
const nonceCharacters = 25;

/** Where a message goes: a channel, the message it replies to, and what else is known about the person. */
export type Destination = {
  message: ChatMessage;
  chat: string;
  replyTo?: string | undefined;
  extra: Extra;
};

/** A message on its way; `key` makes the nonce. */
type Post = { to: Destination; payload: MessagePayload; key: string; clock: Clock };

/** A way to post a message; undefined when it leads nowhere for this destination. */
type Route = (api: DiscordApi, post: Post) => Promise<MessageRef | undefined>;

/** The interaction token in an address or a message reference; undefined when there is none or it has expired. */
export const interactionToken = (extra: Extra, now: number): InteractionToken | undefined => {
  const { application, token, expiresAt } = extra ?? {};
  if (typeof application !== 'string' || typeof token !== 'string') return undefined;
  return Number(expiresAt) > now ? { application, token } : undefined;
};

/**
 * Posts by the first route that works: into the channel, as a follow-up of the interaction, into direct messages.
 * Throws {@link SurfaceError}, `forbidden` when every route is closed.
 */
export const postByAnyRoute = async (api: DiscordApi, post: Post): Promise<MessageRef> => {
  const errors: ApiError[] = [];
  for (const route of [viaChannel, viaInteraction, viaDirectMessages]) {
    try {
      const ref = await route(api, post);
      if (ref !== undefined) return ref;
    } catch (error) {
      const apiError = parseApiError(error);
      const closed =
        isForbidden(apiError) ||
        (route === viaInteraction && (isTokenExpired(apiError) || isFollowUpLimit(apiError)));
      if (!closed) throw toSurfaceError(error);
      errors.push(apiError);
    }
  }
  throw new SurfaceError('discord', 'forbidden', errors.map(({ reason }) => reason).join('; '));
};

const viaChannel: Route = async (api, { to, payload, key }) => {
  const body = { ...payload.body, ...messageReference(to) };
  try {
    const message = await api.createMessage(to.chat, withNonce({ ...payload, body }, key));
    return messageRef(message, to.chat, guildOf(to.extra));
  } catch (error) {
    if (!isForum(error)) throw error;
    return startForumPost(api, to.chat, to.message, payload);
  }
};

const viaInteraction: Route = async (api, { to, payload, clock }) => {
  const token = interactionToken(to.extra, clock());
  if (token === undefined) return undefined;
  const message = await api.followUp(token, payload, 'all');
  const expiresAt = Number(to.extra?.expiresAt);
  return messageRef(message, to.chat, { ...token, expiresAt, ...guildOf(to.extra) });
};

const viaDirectMessages: Route = async (api, { to, payload, key }) => {
  const person = to.extra?.person;
  if (person === undefined) return undefined;
  const channel = await api.openDirectMessages(String(person));
  if (channel.id === to.chat) return undefined;
  const message = await api.createMessage(channel.id, withNonce(payload, key));
  return messageRef(message, channel.id, { guild: '@me' });
};

const messageReference = ({ chat, replyTo }: Destination) =>
  replyTo === undefined || !/^\d+$/.test(replyTo)
    ? {}
    : { message_reference: { message_id: replyTo, channel_id: chat, fail_if_not_exists: false } };

const messageRef = (message: { id: string }, chat: string, extra: NonNullable<Extra>): MessageRef => ({
  platform: 'discord',
  chat,
  message: message.id,
  ...(Object.keys(extra).length === 0 ? {} : { extra }),
});

/** The server of a message, which links to it need. */
const guildOf = (extra: Extra): NonNullable<Extra> =>
  extra?.guild === undefined ? {} : { guild: extra.guild };

/** Discord returns the first message when a nonce of the past minutes comes again (Discord docs, create message). */
const withNonce = (payload: MessagePayload, key: string): MessagePayload => ({
  ...payload,
  body: { ...payload.body, nonce: nonceOf(key), enforce_nonce: true },
});

const nonceOf = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, nonceCharacters);
