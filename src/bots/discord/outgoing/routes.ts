import { createHash } from 'node:crypto';
import type { ChatMessage, MessageRef } from '../../../core/index.js';
import type { DiscordApi, Sending } from '../api.js';
import { isForum, postInForum } from './forum.js';

type Extra = MessageRef['extra'];

/** A message, and where it is to go: a channel, the message it answers, and what else is known of who asked. */
export type Route = { message: ChatMessage; chat: string; replyTo?: string | undefined; extra: Extra };

/** The interaction token in an address or a message, as long as it works. */
export const handleIn = (extra: Extra, now: number): { application: string; token: string } | undefined => {
  const { application, token, expiresAt } = extra ?? {};
  if (typeof application !== 'string' || typeof token !== 'string') return undefined;
  return Number(expiresAt) > now ? { application, token } : undefined;
};

type Try = (
  calls: DiscordApi,
  to: Route,
  sending: Sending,
  key: string,
  now: number,
) => Promise<MessageRef | undefined>;

/** Into the channel itself, by the bot. */
export const inChannel: Try = async (calls, to, sending, key) => {
  const body = { ...sending.body, ...replyIn(to) };
  try {
    const message = await calls.createMessage(to.chat, once({ ...sending, body }, key));
    return refOf(message, to.chat, guildIn(to.extra));
  } catch (error) {
    if (!isForum(error)) throw error;
    return postInForum(calls, to.chat, to.message, sending);
  }
};

const replyIn = ({ chat, replyTo }: Route) =>
  replyTo === undefined || !/^\d+$/.test(replyTo)
    ? {}
    : { message_reference: { message_id: replyTo, channel_id: chat, fail_if_not_exists: false } };

/** By the interaction someone came with, as long as its token works. */
export const byInteraction: Try = async (calls, to, sending, _key, now) => {
  const handle = handleIn(to.extra, now);
  if (handle === undefined) return undefined;
  const message = await calls.followUp(handle, sending, 'all');
  const expiresAt = Number(to.extra?.expiresAt);
  return refOf(message, to.chat, { ...handle, expiresAt, ...guildIn(to.extra) });
};

/** Into the direct messages of who asked. */
export const directly: Try = async (calls, to, sending, key) => {
  const person = to.extra?.person;
  if (person === undefined) return undefined;
  const channel = await calls.openDirect(String(person));
  if (channel.id === to.chat) return undefined;
  const message = await calls.createMessage(channel.id, once(sending, key));
  return refOf(message, channel.id, { guild: '@me' });
};

const refOf = (message: { id: string }, chat: string, extra: NonNullable<Extra>): MessageRef => ({
  platform: 'discord',
  chat,
  message: message.id,
  ...(Object.keys(extra).length === 0 ? {} : { extra }),
});

/** The server a message is in: links to it need that. */
const guildIn = (extra: Extra): NonNullable<Extra> =>
  extra?.guild === undefined ? {} : { guild: extra.guild };

/** Discord hands out the first message again when a nonce of the past minutes comes back (Create Message, nonce). */
const once = (sending: Sending, key: string): Sending => ({
  ...sending,
  body: { ...sending.body, nonce: nonceOf(key), enforce_nonce: true },
});

/** At most 25 characters, the same for the same key. */
const nonceOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 25);
