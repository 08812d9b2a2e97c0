import { InputFile } from 'grammy';
import type { InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo } from 'grammy/types';

/** A song with its bytes. */
export type Song = {
  type: 'audio';
  bytes: Buffer;
  fileName: string;
  title: string;
  performer: string;
  /** In whole seconds. */
  duration: number;
  /** Telegram uses it only when it is uploaded together with the song (Bot API sendAudio). */
  thumbnail?: Buffer | undefined;
};

/** A file with its bytes: a song that Telegram plays, a picture or video it shows, or a document to download. */
export type Upload = Song | { type: 'photo' | 'video' | 'document'; bytes: Buffer; fileName: string };

/** A file as a part of a request (Bot API InputMedia). */
export const mediaOf = (
  upload: Upload,
): InputMediaAudio | InputMediaVideo | InputMediaDocument | InputMediaPhoto => {
  if (upload.type === 'audio') return songMedia(upload);
  const media = new InputFile(upload.bytes, upload.fileName);
  if (upload.type === 'photo') return { type: 'photo', media };
  if (upload.type === 'video') return { type: 'video', media, supports_streaming: true };
  // Otherwise Telegram may show the file as another type, by its content (Bot API InputMediaDocument).
  return { type: 'document', media, disable_content_type_detection: true };
};

/** A song as a part of a request (Bot API InputMediaAudio). */
export const songMedia = (song: Song): InputMediaAudio => ({
  type: 'audio',
  media: new InputFile(song.bytes, song.fileName),
  title: song.title,
  performer: song.performer,
  duration: song.duration,
  ...(song.thumbnail === undefined ? {} : { thumbnail: new InputFile(song.thumbnail, 'cover.jpg') }),
});

/** A file name without the characters that break the header grammY writes it into, which has no quotes. */
export const headerSafeName = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these would end the header
  name.replace(/["\\/;\u0000-\u001F\u007F]/g, '_').trim() || 'file';
