import {
  type AudioFile,
  type ChatMessage,
  type ChatSurface,
  type Log,
  type MediaFile,
  type MessageRef,
  type Posted,
  type Receipts,
  SurfaceError,
} from '../../core/index.js';
import { editInline, inlineOf, isRefused } from './inline-card.js';
import { createMessenger, type Upload } from './messenger.js';
import { renderCaption, renderPlaceholder, renderText, telegramLimits, withPing } from './render.js';
import { describeTrouble } from './trouble.js';

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
 * that key sends once more. At worst a spare line stays in the chat, never a second song.
 */
export const createTelegramSurface = (settings: TelegramSurfaceSettings): ChatSurface => {
  const { receipts, read, log } = settings;
  const messenger = createMessenger(settings);

  const load = async (content: AudioFile | MediaFile): Promise<Upload> => {
    if (content.bytes > telegramLimits.fileBytes) {
      throw new SurfaceError('telegram', 'too_large', `${content.bytes} bytes`);
    }
    const bytes = await read(content.key);
    const fileName = headerName(content.name);
    if (!('performer' in content)) {
      // Telegram plays MPEG-4 videos alone; what else there is comes as a file (Bot API sendVideo).
      return { type: content.type === 'video/mp4' ? 'video' : 'document', bytes, fileName };
    }
    const { title, performer, seconds, thumbnail } = content;
    return {
      type: 'audio',
      bytes,
      fileName,
      title,
      performer,
      duration: Math.round(seconds),
      thumbnail: thumbnail === undefined ? undefined : await picture(thumbnail.key),
    };
  };

  const picture = (key: string): Promise<Buffer | undefined> =>
    read(key).catch((error: unknown) => {
      log.warn(
        { platform: 'telegram', key, error: describeTrouble(error) },
        'a song is posted without its picture',
      );
      return undefined;
    });

  const postFile = async (
    message: ChatMessage,
    content: AudioFile | MediaFile,
    key: string,
    place: () => Promise<MessageRef>,
  ) => {
    const known = await receipts.find(key);
    if (typeof known?.extra?.file === 'string') return { ref: bare(known), file: known.extra.file };
    const upload = await load(content);
    const caption = renderCaption(message);
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

  const post: ChatSurface['post'] = async (to, message, key) => {
    const { audio, file, ping, quiet } = message;
    const content = audio ?? file;
    if (content !== undefined) {
      const name = audio?.title ?? message.title ?? content.name;
      return postFile(message, content, key, () =>
        messenger.send(to, { ...withPing(renderPlaceholder(name), to.chat, ping), quiet }),
      );
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
    const content = message.audio ?? message.file;
    if (content === undefined) {
      await messenger.edit(ref, renderText(message), renderCaption(message));
      return { ref };
    }
    return { ref, file: await messenger.editIntoFile(ref, await load(content), renderCaption(message)) };
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
      const posted = await editInOwnChat(ref, message);
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

// grammY writes the name into a header as it is, without quotes.
const headerName = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these would end the header
  name.replace(/["\\/;\u0000-\u001F\u007F]/g, '_').trim() || 'file';
