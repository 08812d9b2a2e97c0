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
import { toSurfaceError, wasRefused } from '../errors.js';
import type { Song } from '../render/media.js';
import { renderCaption, renderText, withPing } from '../render/message.js';

type Deps = { receipts: Receipts; api: TelegramApi; loadSong: (audio: AudioFile) => Promise<Song> };

/** States of an album in its receipt; a posted album has the ids of its messages there instead. */
const begun = 'begun';
const refused = 'refused';

/**
 * Builds the posting of albums: several songs, at most once per key. Every song of an album is a message of its own, and
 * none can be edited out of a placeholder, so a receipt is written before the request. When a later call finds only that
 * receipt, it does not send the album again but posts a text that the album may be there already.
 */
export const createAlbumPoster = ({ receipts, api, loadSong }: Deps) => {
  const keepState = (key: string, { chat }: Pick<ChatAddress, 'chat'>, album: string): Promise<void> =>
    receipts.keep(key, { platform: 'telegram', chat, message: '0', extra: { album } });

  const send = async (to: ChatAddress, message: ChatMessage, key: string): Promise<Posted> => {
    const songs: Song[] = [];
    for (const audio of message.audios ?? []) songs.push(await loadSong(audio));
    const caption = { ...withPing(renderCaption(message), to.chat, message.ping), quiet: message.quiet };
    await keepState(key, to, begun);
    const refs = await api.sendAlbum(to, songs, caption).catch(async (error: unknown) => {
      if (wasRefused(error)) await keepState(key, to, refused);
      throw toSurfaceError(error);
    });
    await keepState(key, refs[0] ?? to, refs.map((ref) => ref.message).join(','));
    return postedAlbum(refs);
  };

  return async (to: ChatAddress, message: ChatMessage, key: string): Promise<Posted> => {
    const receipt = await receipts.find(key);
    const state = receipt?.extra?.album;
    if (receipt === undefined || state === refused) return send(to, message, key);
    // The receipt of the text that the album may be there already.
    if (state === undefined) return { ref: receipt };
    if (state !== begun) {
      const { platform, chat } = receipt;
      const ids = String(state).split(',');
      return postedAlbum(ids.map((id) => ({ platform, chat, message: id })));
    }
    const ref = await api.sendMessage(to, renderText(note(message.tone, message.perhaps ?? '')));
    await receipts.keep(key, ref);
    return { ref };
  };
};

/** True for a song of an album, which takes no buttons (tdlib/telegram-bot-api#86). */
export const isInAlbum = ({ extra }: MessageRef): boolean => extra?.album !== undefined;

const postedAlbum = (refs: readonly MessageRef[]): Posted => {
  const marked = refs.map((ref) => ({ ...ref, extra: { album: 1 } }));
  const [ref] = marked;
  if (ref === undefined) throw new Error('Telegram reports an album without messages');
  return { ref, refs: marked };
};
