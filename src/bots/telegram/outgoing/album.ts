import {
  type AudioFile,
  type ChatAddress,
  type ChatMessage,
  type MessageRef,
  note,
  type Posted,
  type Receipts,
} from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import { surfaceErrorOf, wasRefused } from '../errors.js';
import { renderCaption, renderText, withPing } from '../render/message.js';
import type { Song } from './load-files.js';

type Parts = { receipts: Receipts; messenger: TelegramApi; loadSong: (audio: AudioFile) => Promise<Song> };

/**
 * Posts several songs as one album, at most once for a key. Each of its songs is a message of its own, and none can be
 * made of a placeholder: that it was begun is noted before the call. Whoever finds that note and no more does not send
 * the album again, but says that it may stand there.
 */
export const createAlbums = ({ receipts, messenger, loadSong }: Parts) => {
  /** What the receipt of an album says: how far it came, or the numbers of its messages. */
  const keep = (key: string, { chat }: Pick<ChatAddress, 'chat'>, album: string): Promise<void> =>
    receipts.keep(key, { platform: 'telegram', chat, message: '0', extra: { album } });

  const send = async (to: ChatAddress, message: ChatMessage, key: string): Promise<Posted> => {
    const songs: Song[] = [];
    for (const audio of message.audios ?? []) songs.push(await loadSong(audio));
    const caption = { ...withPing(renderCaption(message), to.chat, message.ping), quiet: message.quiet };
    await keep(key, to, begun);
    const refs = await messenger.sendAlbum(to, songs, caption).catch(async (error: unknown) => {
      if (wasRefused(error)) await keep(key, to, refused);
      throw surfaceErrorOf(error);
    });
    await keep(key, refs[0] ?? to, refs.map((ref) => ref.message).join(','));
    return postedAs(refs);
  };

  return async (to: ChatAddress, message: ChatMessage, key: string): Promise<Posted> => {
    const known = await receipts.find(key);
    const state = known?.extra?.album;
    if (known === undefined || state === refused) return send(to, message, key);
    const { platform, chat } = known;
    // What stands there is the word that it may stand there.
    if (state === undefined) return { ref: known };
    if (state !== begun)
      return postedAs(
        String(state)
          .split(',')
          .map((id) => ({ platform, chat, message: id })),
      );
    const ref = await messenger.send(to, renderText(note(message.tone, message.perhaps ?? '')));
    await receipts.keep(key, ref);
    return { ref };
  };
};

/** True for a song of an album: it takes no buttons (tdlib/telegram-bot-api#86). */
export const isInAlbum = ({ extra }: MessageRef): boolean => extra?.album !== undefined;

const begun = 'begun';
const refused = 'refused';

const postedAs = (refs: readonly MessageRef[]): Posted => {
  const marked = refs.map((ref) => ({ ...ref, extra: { album: 1 } }));
  const [ref] = marked;
  if (ref === undefined) throw new Error('Telegram says that it has posted an album of nothing');
  return { ref, refs: marked };
};
