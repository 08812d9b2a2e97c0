import {
  type ChatMessage,
  type ChatSurface,
  type Log,
  type MessageRef,
  type Posted,
  type Receipts,
  SurfaceError,
  type SurfaceFault,
} from '../../core/index.js';
import { createTelegramApi } from './api.js';
import { describeError } from './errors.js';
import { createAlbums, isInAlbum } from './outgoing/album.js';
import { createCards } from './outgoing/card-cover.js';
import { editInline, inlineOf, isRefused } from './outgoing/inline-card.js';
import { createLoading, type Upload } from './outgoing/load-files.js';
import type { Drawn } from './render/drawn.js';
import { telegramLimits } from './render/limits.js';
import { renderCaption, renderPlaceholder, renderText, withPing } from './render/message.js';

/** What the surface needs: the bot's token, where the Bot API is, and our own memory and shelf. */
export type TelegramSurfaceSettings = {
  token: string;
  apiUrl: string;
  receipts: Receipts;
  /** Fetches a file of the shelf by its key. */
  read: (key: string) => Promise<Buffer>;
  log: Log;
};

/**
 * Talks on Telegram by plain REST.
 *
 * The Bot API has no idempotency key, so a file is never sent: a short text is, its id is kept under the key, and then
 * that text is edited into the file, which may be repeated at will. One call sends at most one text. When a connection
 * breaks after a text has left, nobody knows whether it stands: the call throws `unreachable`, and the next call with
 * that key sends once more. At worst a spare line stays in the chat, never a second song. Albums go their own way.
 */
export const createTelegramSurface = (settings: TelegramSurfaceSettings): ChatSurface => {
  const { receipts, read, log } = settings;
  const messenger = createTelegramApi(settings);

  const loading = createLoading({ read, log });
  const editCard = createCards({ receipts, messenger, log, loadPicture: loading.picture });
  const postAlbum = createAlbums({ receipts, messenger, loadSong: loading.song });

  const load = ({ audio, file }: ChatMessage): Promise<Upload> | undefined =>
    audio !== undefined ? loading.song(audio) : file === undefined ? undefined : loading.file(file);

  /** Posts a file once per key: what `place` posts becomes it. */
  const postFile = async (
    caption: Drawn,
    load: () => Promise<Upload>,
    key: string,
    place: () => Promise<MessageRef>,
  ): Promise<Posted> => {
    const kept = await receipts.find(key);
    // An album that was refused stands nowhere: its songs come one by one.
    const known = kept?.extra?.album === undefined ? kept : undefined;
    if (typeof known?.extra?.file === 'string') return { ref: bare(known), file: known.extra.file };
    const upload = await load();
    const hold = async (ref: MessageRef): Promise<MessageRef> => {
      await receipts.keep(key, { ...ref, extra: { awaits: 'song' } });
      return ref;
    };
    let ref = known === undefined ? await hold(await place()) : bare(known);
    let file: string | undefined;
    try {
      file = await messenger.editIntoFile(ref, upload, caption);
    } catch (error) {
      // Somebody has deleted the text that was to become the song.
      if (known === undefined || !(error instanceof SurfaceError) || error.code !== 'gone') throw error;
      ref = await hold(await place());
      file = await messenger.editIntoFile(ref, upload, caption);
    }
    if (file !== undefined) await receipts.keep(key, { ...ref, extra: { file } });
    return { ref, file };
  };

  /** A picture that comes along with a file to keep is a message of its own below it. */
  const postPicture = async (ref: MessageRef, { audio, file, image, title, tone }: ChatMessage) => {
    if (audio !== undefined || file === undefined || image === undefined) return;
    const below = { platform: 'telegram', chat: ref.chat, replyTo: ref.message };
    const caption = renderCaption({ tone, title: title ?? file.name, controls: [] });
    const key = `picture:${ref.chat}:${ref.message}`;
    try {
      await postFile(
        caption,
        () => loading.picture(image),
        key,
        () => messenger.send(below, { ...renderPlaceholder(title ?? file.name), quiet: true }),
      );
    } catch (error) {
      if (error instanceof SurfaceError && isPassing.has(error.code)) throw error;
      const facts = { platform: 'telegram', chat: ref.chat, error: describeError(error) };
      log.warn(facts, 'a file is posted without its picture');
    }
  };

  const post: ChatSurface['post'] = async (to, message, key) => {
    const { audio, file, audios = [], ping, quiet } = message;
    const [first, second] = audios;
    if (second !== undefined) return postAlbum(to, message, key);
    if (first !== undefined) return post(to, { ...message, audio: first, audios: undefined }, key);
    const content = audio ?? file;
    if (content !== undefined) {
      const name = audio?.title ?? message.title ?? content.name;
      const ready = async () => (await load(message)) ?? Promise.reject(new Error('no file'));
      const posted = await postFile(renderCaption(message), ready, key, () =>
        messenger.send(to, { ...withPing(renderPlaceholder(name), to.chat, ping), quiet }),
      );
      await postPicture(posted.ref, message);
      return posted;
    }
    const known = await receipts.find(key);
    if (known !== undefined) {
      // The song was too large for the chat: the text that stood for it says so now.
      if (known.extra?.awaits === 'song')
        await messenger.edit(known, renderText(message), renderCaption(message));
      await receipts.keep(key, bare(known));
      return { ref: bare(known) };
    }
    const ref = await messenger.send(to, { ...withPing(renderText(message), to.chat, ping), quiet });
    await receipts.keep(key, ref);
    return { ref };
  };

  const editInOwnChat = async (ref: MessageRef, message: ChatMessage): Promise<Posted> => {
    const upload = await load(message);
    if (upload === undefined) {
      await editCard(ref, message);
      return { ref };
    }
    const file = await messenger.editIntoFile(ref, upload, renderCaption(message));
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
        // Asked for from another chat by somebody who never began one with the bot: there is nowhere to post it.
        if (inlineOf(to) === undefined || !isRefused(error)) throw error;
        return { ref: { platform: 'telegram', chat: to.chat, message: '0', extra: { nowhere: 1 } } };
      }
    },
    async edit(ref, message) {
      if (isNowhere(ref)) return { ref };
      const { audio, tone } = message;
      if (inlineOf(ref) !== undefined) {
        const home = { platform: 'telegram', chat: ref.chat };
        const key = `inline:${ref.message}:${audio?.key}`;
        return editInline(messenger, ref, message, () => post(home, message, key));
      }
      const posted = await editInOwnChat(ref, isInAlbum(ref) ? { ...message, controls: [] } : message);
      if (tone === 'good' || tone === 'bad') messenger.react(ref, tone === 'good' ? '👌' : undefined);
      return posted;
    },
    async remove(ref) {
      if (!isNowhere(ref)) await messenger.remove(ref);
    },
  };
};

const isNowhere = (ref: MessageRef): boolean => ref.extra?.nowhere !== undefined;

const bare = ({ platform, chat, message }: MessageRef): MessageRef => ({ platform, chat, message });

// What is over in a while: a picture is worth another try then.
const isPassing: ReadonlySet<SurfaceFault> = new Set(['slow_down', 'unreachable']);
