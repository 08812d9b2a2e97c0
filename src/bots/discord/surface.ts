import type { APIMessage, RawFile } from 'discord.js';
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
import { createDiscordApi, type Sending } from './api.js';
import { type ApiError, isGone, isShutOut, isTokenSpent, parseApiError, surfaceError } from './errors.js';
import { createCoverEditing, showsCover } from './outgoing/card-cover.js';
import { removePost } from './outgoing/forum.js';
import { byInteraction, directly, handleIn, inChannel, type Route } from './outgoing/routes.js';
import { type Drawing, limits, quietly, renderMessage, withoutImage } from './render/message.js';

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

/** Talks to Discord by plain HTTP: posts and edits from any process, without a gateway connection. */
export const createDiscordSurface = (settings: DiscordSurfaceSettings): ChatSurface => {
  const { token, apiUrl, receipts, read, clock, log, timeoutMs = 60_000 } = settings;
  const calls = createDiscordApi({ token, apiUrl, timeoutMs });

  /** Tries each way to the person in turn: the channel, the interaction they came by, their direct messages. */
  const postSomewhere = async (to: Route, sending: Sending, key: string): Promise<MessageRef> => {
    const faults: ApiError[] = [];
    for (const way of [inChannel, byInteraction, directly]) {
      try {
        const ref = await way(calls, to, sending, key, clock());
        if (ref !== undefined) return ref;
      } catch (error) {
        const fault = parseApiError(error);
        const passable =
          isShutOut(fault) || (way === byInteraction && (isTokenSpent(fault) || fault.code === 40094));
        if (!passable) throw surfaceError(error);
        faults.push(fault);
      }
    }
    throw new SurfaceError('discord', 'forbidden', faults.map((fault) => fault.detail).join('; '));
  };

  /** Makes a message say something else, by the interaction it came from or by the bot itself. */
  const change = async (ref: MessageRef, sending: Sending): Promise<APIMessage> => {
    const handle = handleIn(ref.extra, clock());
    if (handle !== undefined) {
      try {
        return await calls.editResponse(handle, ref.message, sending);
      } catch (error) {
        if (!isTokenSpent(parseApiError(error))) throw surfaceError(error);
      }
    }
    if (!/^\d+$/.test(ref.message))
      throw new SurfaceError('discord', 'gone', 'the way to this message has expired');
    try {
      return await calls.editMessage(ref.chat, ref.message, sending);
    } catch (error) {
      throw surfaceError(error);
    }
  };

  const fetchFiles = async (message: ChatMessage): Promise<RawFile[]> =>
    (await fill(renderMessage(message), read)).files;
  const editWithCover = createCoverEditing({ receipts, fetchFiles, log });

  return {
    id: 'discord',
    limits,

    async post(to, message, key): Promise<Posted> {
      const known = await receipts.find(key);
      if (known !== undefined) return { ref: known };
      const { body, files } = await load(message, read);
      const sending = { body: { ...body, ...quietly(message) }, files };
      const ref = await postSomewhere({ ...to, message, extra: to.extra }, sending, key);
      try {
        await receipts.keep(key, ref);
      } catch (error) {
        // The message stands; for the next minutes its nonce keeps it from being posted again.
        log.warn({ key, error: parseApiError(error).detail }, 'Posted, but the receipt could not be kept');
      }
      return { ref };
    },

    async edit(ref, message): Promise<Posted> {
      if (showsCover(message)) await editWithCover(ref, message, (sending) => change(ref, sending));
      else await change(ref, await load(message, read));
      return { ref };
    },

    async remove(ref) {
      const handle = handleIn(ref.extra, clock());
      try {
        if (handle !== undefined) {
          const spent = await calls.deleteResponse(handle, ref.message).then(
            () => false,
            (error) => {
              if (!isTokenSpent(parseApiError(error))) throw error;
              return true;
            },
          );
          if (!spent) return;
        }
        if (!/^\d+$/.test(ref.message))
          throw new SurfaceError('discord', 'gone', 'the way to this message has expired');
        // The first message of a post in a forum has the post's own id.
        if (ref.chat === ref.message) await removePost(calls, ref.chat);
        else await calls.deleteMessage(ref.chat, ref.message);
      } catch (error) {
        if (!isGone(parseApiError(error))) throw surfaceError(error);
      }
    },
  };
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
