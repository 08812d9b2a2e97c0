import type {
  ChatAddress,
  ChatMessage,
  ChatSurface,
  Log,
  MessageRef,
  Posted,
  Receipts,
} from '../../core/index.js';
import { createTelegramApi } from './api.js';
import { createAlbumPoster, isInAlbum } from './outgoing/album.js';
import { createCardEditor } from './outgoing/card-cover.js';
import { editInlineMessage, inlineOf, isRefused } from './outgoing/inline-card.js';
import { createFileLoader } from './outgoing/load-files.js';
import { bareRef, createFilePoster } from './outgoing/post-file.js';
import { telegramLimits } from './render/limits.js';
import type { Upload } from './render/media.js';
import { renderCaption, renderPlaceholder, renderText, withPing } from './render/message.js';

/** What the surface needs. */
export type TelegramSurfaceSettings = {
  token: string;
  apiUrl: string;
  receipts: Receipts;
  /** Reads a stored file by its key. */
  read: (key: string) => Promise<Buffer>;
  log: Log;
};

/**
 * Posts to Telegram over the Bot API.
 *
 * The Bot API has no idempotency key. A file is therefore never sent: a short text is sent, its id is kept under the
 * key, and the text is edited into the file, which can be repeated. One call sends at most one text. When the connection
 * breaks after a text was sent, nobody knows whether it was posted: the call throws `unreachable`, and the next call
 * with that key sends another text. At worst a spare line stays in the chat, never a second song. Albums are posted
 * differently; see `outgoing/album.ts`.
 */
export const createTelegramSurface = (settings: TelegramSurfaceSettings): ChatSurface => {
  const { receipts, log } = settings;
  const api = createTelegramApi(settings);
  const loader = createFileLoader(settings);
  const editCard = createCardEditor({ receipts, api, log, loadPicture: loader.picture });
  const postAlbum = createAlbumPoster({ receipts, api, loadSong: loader.song });
  const { postFile, postPicture } = createFilePoster({ receipts, api, log, loadPicture: loader.picture });

  /** Loads the song or the file of a message; undefined when it has none. */
  const loaderOf = ({ audio, file }: ChatMessage): (() => Promise<Upload>) | undefined => {
    if (audio !== undefined) return () => loader.song(audio);
    return file === undefined ? undefined : () => loader.file(file);
  };

  const postText = async (to: ChatAddress, message: ChatMessage, key: string): Promise<Posted> => {
    const receipt = await receipts.find(key);
    if (receipt !== undefined) {
      // The song was too large for the chat: its placeholder becomes the text that says so.
      if (receipt.extra?.awaits === 'song')
        await api.editMessage(receipt, renderText(message), renderCaption(message));
      await receipts.keep(key, bareRef(receipt));
      return { ref: bareRef(receipt) };
    }
    const { ping, quiet } = message;
    const ref = await api.sendMessage(to, { ...withPing(renderText(message), to.chat, ping), quiet });
    await receipts.keep(key, ref);
    return { ref };
  };

  const post = async (to: ChatAddress, message: ChatMessage, key: string): Promise<Posted> => {
    const { audio, file, audios = [], ping, quiet } = message;
    const [first, second] = audios;
    if (second !== undefined) return postAlbum(to, message, key);
    if (first !== undefined) return post(to, { ...message, audio: first, audios: undefined }, key);
    const load = loaderOf(message);
    if (load === undefined) return postText(to, message, key);
    const name = audio?.title ?? message.title ?? file?.name ?? '';
    const placeholder = { ...withPing(renderPlaceholder(name), to.chat, ping), quiet };
    const postPlaceholder = () => api.sendMessage(to, placeholder);
    const posted = await postFile({ key, caption: renderCaption(message), load, postPlaceholder });
    await postPicture(posted.ref, message);
    return posted;
  };

  const edit = async (ref: MessageRef, message: ChatMessage): Promise<Posted> => {
    const load = loaderOf(message);
    if (load === undefined) {
      await editCard(ref, message);
      return { ref };
    }
    const file = await api.editMedia(ref, await load(), renderCaption(message));
    await postPicture(ref, message);
    return { ref, file };
  };

  return {
    id: 'telegram',
    limits: telegramLimits,
    async post(to, message, key) {
      try {
        return await post(to, message, key);
      } catch (error) {
        // The request came from an inline message, and the person has no private chat with the bot to post to.
        if (inlineOf(to) === undefined || !isRefused(error)) throw error;
        return { ref: { platform: 'telegram', chat: to.chat, message: '0', extra: { nowhere: 1 } } };
      }
    },
    async edit(ref, message) {
      if (isNowhere(ref)) return { ref };
      if (inlineOf(ref) !== undefined) {
        const home = { platform: 'telegram', chat: ref.chat };
        const key = `inline:${ref.message}:${message.audio?.key}`;
        return editInlineMessage(api, ref, message, () => post(home, message, key));
      }
      const posted = await edit(ref, isInAlbum(ref) ? { ...message, controls: [] } : message);
      const { tone } = message;
      if (tone === 'good' || tone === 'bad') api.react(ref, tone === 'good' ? '👌' : undefined);
      return posted;
    },
    async remove(ref) {
      if (!isNowhere(ref)) await api.deleteMessage(ref);
    },
  };
};

/** True for a message that could not be posted anywhere. */
const isNowhere = (ref: MessageRef): boolean => ref.extra?.nowhere !== undefined;
