import { createHash } from 'node:crypto';
import type { APIMessage, RawFile } from 'discord.js';
import {
  type ChatMessage,
  type Log,
  type MessageRef,
  type Receipts,
  SurfaceError,
} from '../../../core/index.js';
import type { MessagePayload } from '../api.js';
import { reasonOf, toSurfaceError } from '../errors.js';
import { renderMessage, renderWithoutImage } from '../render/message.js';

/** Sends an edit, by an interaction token or by the bot. Throws {@link SurfaceError}. */
type SendEdit = (payload: MessagePayload) => Promise<APIMessage>;

/** What editing a card with its cover needs. */
type CardCoverDeps = {
  receipts: Receipts;
  loadFiles: (message: ChatMessage) => Promise<RawFile[]>;
  log: Log;
};

/** The attachment id of a cover that Discord refused. */
const refusedCover = 'none';

/** True for a status card that shows a cover and has nothing else to upload. */
export const showsCover = ({ tone, image, audio, audios = [], file }: ChatMessage): boolean =>
  tone === 'busy' && image !== undefined && audio === undefined && audios.length === 0 && file === undefined;

/**
 * Edits a card with its cover. The cover is uploaded once; later edits name the attachment that is there already
 * (Discord docs, resources/message, edit message). When the cover can not be shown, the text is still edited.
 */
export const createCardCoverEditor = ({ receipts, loadFiles, log }: CardCoverDeps) => {
  const editWithCover = async (ref: MessageRef, message: ChatMessage, send: SendEdit): Promise<void> => {
    const key = receiptKey(ref, message);
    const warn = (event: string, error: unknown, text: string): void =>
      log.warn({ event, platform: 'discord', message: ref.message, reason: reasonOf(error) }, text);
    const keepAttachment = (id: string): Promise<void> =>
      receipts
        .keep(key, { platform: ref.platform, chat: ref.chat, message: ref.message, extra: { picture: id } })
        .catch((error) => warn('cover.receipt-lost', error, 'Receipt of a cover could not be stored'));
    const sendText = async (): Promise<void> => {
      await send({ body: renderWithoutImage(message).body, files: [] });
    };

    const attachment = await attachmentOf(receipts, key);
    const { body } = renderMessage(message);
    if (attachment === refusedCover) return sendText();
    if (attachment !== undefined) {
      try {
        await send({ body: { ...body, attachments: [{ id: String(attachment) }] }, files: [] });
        return;
      } catch (error) {
        // The attachment was deleted, so the cover is uploaded again.
        if (!(error instanceof SurfaceError) || error.code !== 'refused') throw error;
      }
    }
    let files: RawFile[];
    try {
      files = await loadFiles(message);
    } catch (error) {
      warn('cover.load-failed', error, 'Cover of a card could not be loaded');
      return sendText();
    }
    try {
      const uploaded = attachmentIn(await send({ body, files }));
      if (uploaded !== undefined) await keepAttachment(uploaded);
    } catch (error) {
      const { code } = toSurfaceError(error);
      if (code === 'gone' || code === 'slow_down') throw error;
      warn('cover.upload-failed', error, 'Cover of a card could not be uploaded');
      await sendText();
      // Discord would refuse the cover again at every edit.
      if (code !== 'unreachable') await keepAttachment(refusedCover);
    }
  };
  return editWithCover;
};

const attachmentOf = (receipts: Receipts, key: string): Promise<string | number | undefined> =>
  receipts.find(key).then(
    (receipt) => receipt?.extra?.picture,
    () => undefined,
  );

/** One key for each image on each card; a card without a message id is identified by its interaction token. */
const receiptKey = (ref: MessageRef, { image }: ChatMessage): string => {
  const token = /^\d+$/.test(ref.message) ? '' : String(ref.extra?.token);
  const identity = [ref.chat, ref.message, token, image?.key].join('\n');
  return `discord:cover:${createHash('sha256').update(identity).digest('base64url').slice(0, 32)}`;
};

/** The id of the uploaded image. An image inside an embed is not listed, so the id is read from its address. */
const attachmentIn = ({ attachments, embeds }: APIMessage): string | undefined => {
  const url = embeds[0]?.thumbnail?.url ?? embeds[0]?.image?.url;
  return attachments[0]?.id ?? /\/(?:ephemeral-)?attachments\/\d+\/(\d+)\//.exec(url ?? '')?.[1];
};
