import { createHash } from 'node:crypto';
import type { APIMessage, RawFile } from 'discord.js';
import {
  type ChatMessage,
  type Log,
  type MessageRef,
  type Receipts,
  SurfaceError,
} from '../../../core/index.js';
import type { Sending } from '../api.js';
import { parseApiError, surfaceError } from '../errors.js';
import { renderMessage, withoutImage } from '../render/message.js';

/** Sends an edit on its way, by an interaction or by the bot. Throws {@link SurfaceError}. */
type Send = (sending: Sending) => Promise<APIMessage>;

/** What covers are shown with. */
type CoverTools = {
  receipts: Receipts;
  fetchFiles: (message: ChatMessage) => Promise<RawFile[]>;
  log: Log;
};

/** True for a card of a song in the making that shows a cover and nothing else to be uploaded. */
export const showsCover = ({ tone, image, audio, audios = [], file }: ChatMessage): boolean =>
  tone === 'busy' && image !== undefined && audio === undefined && audios.length === 0 && file === undefined;

/**
 * Edits a card with its cover: the picture is uploaded once, and later edits name what stands there already (Discord
 * docs, resources/message, edit message). A picture that can not be shown never keeps the words from being said.
 */
export const createCoverEditing =
  ({ receipts, fetchFiles, log }: CoverTools) =>
  async (ref: MessageRef, message: ChatMessage, send: Send): Promise<void> => {
    const key = receiptKey(ref, message);
    const warn = (error: unknown, what: string) =>
      log.warn({ card: ref.message, error: parseApiError(error).detail }, what);

    const remember = (picture: string): Promise<void> =>
      receipts
        .keep(key, { platform: ref.platform, chat: ref.chat, message: ref.message, extra: { picture } })
        .catch((error) => warn(error, 'A cover is shown, but it could not be remembered'));

    const known = await receipts.find(key).then(
      (receipt) => receipt?.extra?.picture,
      () => undefined,
    );
    const { body } = renderMessage(message);
    const words: Sending = { body: withoutImage(message).body, files: [] };
    if (known === none) return void (await send(words));
    if (known !== undefined) {
      try {
        return void (await send({ body: { ...body, attachments: [{ id: String(known) }] }, files: [] }));
      } catch (error) {
        // Somebody took the picture away; it is uploaded anew.
        if (!(error instanceof SurfaceError) || error.code !== 'refused') throw error;
      }
    }
    let files: RawFile[];
    try {
      files = await fetchFiles(message);
    } catch (error) {
      warn(error, 'A cover can not be had for a card');
      return void (await send(words));
    }
    try {
      const picture = pictureIn(await send({ body, files }));
      if (picture !== undefined) await remember(picture);
    } catch (error) {
      const { code } = surfaceError(error);
      if (code === 'gone' || code === 'slow_down') throw error;
      warn(error, 'A cover could not be shown on a card');
      await send(words);
      // It would be refused again at every change.
      if (code !== 'unreachable') await remember(none);
    }
  };

/** Stands for a picture that Discord did not take. */
const none = 'none';

/** One for each picture on each card; a card without an id of its own is told by its interaction. */
const receiptKey = (ref: MessageRef, { image }: ChatMessage): string => {
  const way = /^\d+$/.test(ref.message) ? '' : String(ref.extra?.token);
  const what = [ref.chat, ref.message, way, image?.key].join('\n');
  return `discord:cover:${createHash('sha256').update(what).digest('base64url').slice(0, 32)}`;
};

/** The id of the uploaded picture: one that an embed shows is told by its address alone. */
const pictureIn = ({ attachments, embeds }: APIMessage): string | undefined => {
  const shown = embeds[0]?.thumbnail?.url ?? embeds[0]?.image?.url;
  return attachments[0]?.id ?? /\/(?:ephemeral-)?attachments\/\d+\/(\d+)\//.exec(shown ?? '')?.[1];
};
