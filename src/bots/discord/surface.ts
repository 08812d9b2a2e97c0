import { createHash } from 'node:crypto';
import type { RawFile } from 'discord.js';
import {
  type ChatMessage,
  type ChatSurface,
  type Clock,
  type Log,
  MediaError,
  type MessageRef,
  type Posted,
  type Receipts,
  SurfaceError,
} from '../../core/index.js';
import { type Calls, createCalls, type Sending } from './calls.js';
import { type CallFault, isShutOut, isTokenSpent, readFault, surfaceError } from './faults.js';
import { type Drawing, limits, renderMessage, withoutImage } from './render.js';

/** What a Discord surface needs. */
export type DiscordSurfaceSettings = {
  token: string;
  /** The API without its version: `https://discord.com/api`. */
  apiUrl: string;
  receipts: Receipts;
  /** The bytes of a file on the shelf. */
  read: (key: string) => Promise<Buffer>;
  clock: Clock;
  log: Log;
  /** How long one request may take, with its files; 60 s when left out. */
  timeoutMs?: number | undefined;
};

type Extra = MessageRef['extra'];
type Way = { chat: string; replyTo?: string | undefined; extra: Extra };

/** Talks to Discord by plain HTTP: posts and edits from any process, without a gateway connection. */
export const createDiscordSurface = (settings: DiscordSurfaceSettings): ChatSurface => {
  const { token, apiUrl, receipts, read, clock, log, timeoutMs = 60_000 } = settings;
  const calls = createCalls({ token, apiUrl, timeoutMs });

  /** Tries each way to the person in turn: the channel, the interaction they came by, their direct messages. */
  const postSomewhere = async (to: Way, sending: Sending, key: string): Promise<MessageRef> => {
    const faults: CallFault[] = [];
    for (const way of [inChannel, byInteraction, directly]) {
      try {
        const ref = await way(calls, to, sending, key, clock());
        if (ref !== undefined) return ref;
      } catch (error) {
        const fault = readFault(error);
        const passable =
          isShutOut(fault) || (way === byInteraction && (isTokenSpent(fault) || fault.code === 40094));
        if (!passable) throw surfaceError(error);
        faults.push(fault);
      }
    }
    throw new SurfaceError('discord', 'forbidden', faults.map((fault) => fault.detail).join('; '));
  };

  return {
    id: 'discord',
    limits,

    async post(to, message, key): Promise<Posted> {
      const known = await receipts.find(key);
      if (known !== undefined) return { ref: known };
      const sending = await load(message, read);
      const ref = await postSomewhere({ chat: to.chat, replyTo: to.replyTo, extra: to.extra }, sending, key);
      try {
        await receipts.keep(key, ref);
      } catch (error) {
        // The message stands; for the next minutes its nonce keeps it from being posted again.
        log.warn({ key, error: readFault(error).detail }, 'Posted, but the receipt could not be kept');
      }
      return { ref };
    },

    async edit(ref, message): Promise<Posted> {
      const sending = await load(message, read);
      const handle = handleIn(ref.extra, clock());
      if (handle !== undefined) {
        try {
          await calls.editResponse(handle, ref.message, sending);
          return { ref };
        } catch (error) {
          if (!isTokenSpent(readFault(error))) throw surfaceError(error);
        }
      }
      if (!/^\d+$/.test(ref.message))
        throw new SurfaceError('discord', 'gone', 'the way to this message has expired');
      try {
        await calls.editMessage(ref.chat, ref.message, sending);
        return { ref };
      } catch (error) {
        throw surfaceError(error);
      }
    },
  };
};

/** The interaction token in an address or a message, as long as it works. */
const handleIn = (extra: Extra, now: number): { application: string; token: string } | undefined => {
  const { application, token, expiresAt } = extra ?? {};
  if (typeof application !== 'string' || typeof token !== 'string') return undefined;
  return Number(expiresAt) > now ? { application, token } : undefined;
};

/** Draws a message and fetches the bytes of its files. A picture that is lost is left out; a lost audio is not. */
const load = async (message: ChatMessage, read: (key: string) => Promise<Buffer>): Promise<Sending> => {
  try {
    return await fill(renderMessage(message), read);
  } catch (error) {
    const lost = error instanceof MediaError && error.code === 'lost' && message.image !== undefined;
    if (!lost) throw error;
    return fill(withoutImage(message), read);
  }
};

const fill = async (drawing: Drawing, read: (key: string) => Promise<Buffer>): Promise<Sending> => ({
  body: drawing.body,
  files: await Promise.all(
    drawing.files.map(
      async ({ file, name }): Promise<RawFile> => ({
        name,
        contentType: file.type,
        data: await read(file.key),
      }),
    ),
  ),
});

type Try = (
  calls: Calls,
  to: Way,
  sending: Sending,
  key: string,
  now: number,
) => Promise<MessageRef | undefined>;

const inChannel: Try = async (calls, to, sending, key) => {
  const body = { ...sending.body, ...replyIn(to) };
  const message = await calls.createMessage(to.chat, once({ ...sending, body }, key));
  return refOf(message, to.chat, guildIn(to.extra));
};

const replyIn = ({ chat, replyTo }: Way) =>
  replyTo === undefined || !/^\d+$/.test(replyTo)
    ? {}
    : { message_reference: { message_id: replyTo, channel_id: chat, fail_if_not_exists: false } };

const byInteraction: Try = async (calls, to, sending, _key, now) => {
  const handle = handleIn(to.extra, now);
  if (handle === undefined) return undefined;
  const message = await calls.followUp(handle, sending, 'all');
  const expiresAt = Number(to.extra?.expiresAt);
  return refOf(message, to.chat, { ...handle, expiresAt, ...guildIn(to.extra) });
};

const directly: Try = async (calls, to, sending, key) => {
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
