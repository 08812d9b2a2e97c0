import type { ChatSurface, Clock, Log, Posted, Receipts } from '../../core/index.js';
import { createDiscordApi, type MessagePayload } from './api.js';
import { reasonOf } from './errors.js';
import { createCardCoverEditor, showsCover } from './outgoing/card-cover.js';
import { editMessage, removeMessage } from './outgoing/edit.js';
import { loadFiles, loadMessage, type ReadFile } from './outgoing/load-files.js';
import { postByAnyRoute } from './outgoing/routes.js';
import { discordLimits } from './render/limits.js';
import { renderFlags, renderMessage } from './render/message.js';

/** What a Discord surface needs. */
export type DiscordSurfaceSettings = {
  token: string;
  /** The API without its version: `https://discord.com/api`. */
  apiUrl: string;
  receipts: Receipts;
  read: ReadFile;
  clock: Clock;
  log: Log;
  /** How long one request may take, with its files, in milliseconds; 60 s when left out. */
  timeoutMs?: number | undefined;
};

/** Posts and edits on Discord by plain HTTP, from any process and without a gateway connection. */
export const createDiscordSurface = (settings: DiscordSurfaceSettings): ChatSurface => {
  const { token, apiUrl, receipts, read, clock, log, timeoutMs = 60_000 } = settings;
  const api = createDiscordApi({ token, apiUrl, timeoutMs });
  const editWithCover = createCardCoverEditor({
    receipts,
    loadFiles: async (message) => (await loadFiles(renderMessage(message), read)).files,
    log,
  });

  return {
    id: 'discord',
    limits: discordLimits,

    async post(to, message, key): Promise<Posted> {
      const posted = await receipts.find(key);
      if (posted !== undefined) return { ref: posted };
      const { body, files } = await loadMessage(message, read);
      const payload = { body: { ...body, ...renderFlags(message) }, files };
      const destination = { ...to, message, extra: to.extra };
      const ref = await postByAnyRoute(api, { to: destination, payload, key, clock });
      try {
        await receipts.keep(key, ref);
      } catch (error) {
        // For the next minutes the nonce keeps the message from being posted twice.
        log.warn(
          { event: 'message.receipt-lost', platform: 'discord', key, reason: reasonOf(error) },
          'Posted, but the receipt could not be stored',
        );
      }
      return { ref };
    },

    async edit(ref, message): Promise<Posted> {
      const send = (payload: MessagePayload) => editMessage(api, clock, ref, payload);
      if (showsCover(message)) await editWithCover(ref, message, send);
      else await send(await loadMessage(message, read));
      return { ref };
    },

    remove: (ref) => removeMessage(api, clock, ref),
  };
};
