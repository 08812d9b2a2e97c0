import { InputFile } from 'grammy';
import type { InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo } from 'grammy/types';
import { type AudioFile, type Log, type MediaFile, SurfaceError } from '../../../core/index.js';
import { describeError } from '../errors.js';
import { telegramLimits } from '../render/limits.js';

/** A song ready to be sent. */
export type Song = {
  type: 'audio';
  bytes: Buffer;
  fileName: string;
  title: string;
  performer: string;
  /** In whole seconds. */
  duration: number;
  /** Counts only when it is uploaded along with the song (Bot API sendAudio). */
  thumbnail?: Buffer | undefined;
};

/** A file ready to be sent: a song to be played, something to be looked at, or anything else to be kept. */
export type Upload = Song | { type: 'photo' | 'video' | 'document'; bytes: Buffer; fileName: string };

/** Fetches files of the shelf and makes them ready. Throws {@link SurfaceError} for what is too large. */
export const createLoading = ({ read, log }: { read: (key: string) => Promise<Buffer>; log: Log }) => {
  const fetchFile = async ({ key, name, bytes }: MediaFile) => {
    if (bytes > telegramLimits.fileBytes) throw new SurfaceError('telegram', 'too_large', `${bytes} bytes`);
    return { bytes: await read(key), fileName: headerName(name) };
  };

  const loadThumbnail = (key: string): Promise<Buffer | undefined> =>
    read(key).catch((error: unknown) => {
      log.warn(
        { platform: 'telegram', key, error: describeError(error) },
        'a song is posted without its picture',
      );
      return undefined;
    });

  return {
    async song(audio: AudioFile): Promise<Song> {
      const { title, performer, seconds, thumbnail } = audio;
      return {
        type: 'audio',
        ...(await fetchFile(audio)),
        title,
        performer,
        duration: Math.round(seconds),
        thumbnail: thumbnail === undefined ? undefined : await loadThumbnail(thumbnail.key),
      };
    },
    // Telegram plays MPEG-4 videos alone; what else there is comes as a file (Bot API sendVideo).
    file: async (file: MediaFile): Promise<Upload> => ({
      type: file.type === 'video/mp4' ? 'video' : 'document',
      ...(await fetchFile(file)),
    }),
    picture: async (file: MediaFile): Promise<Upload> => ({ type: 'photo', ...(await fetchFile(file)) }),
  };
};

/** A file as the Bot API takes it, as part of a request. */
export const mediaOf = (
  upload: Upload,
): InputMediaAudio | InputMediaVideo | InputMediaDocument | InputMediaPhoto => {
  if (upload.type === 'audio') return songMedia(upload);
  const media = new InputFile(upload.bytes, upload.fileName);
  if (upload.type === 'photo') return { type: 'photo', media };
  if (upload.type === 'video') return { type: 'video', media, supports_streaming: true };
  // Otherwise Telegram looks into the file and may show it as something else (Bot API InputMediaDocument).
  return { type: 'document', media, disable_content_type_detection: true };
};

/** A song as the Bot API takes it, as part of a request. */
export const songMedia = ({
  bytes,
  fileName,
  title,
  performer,
  duration,
  thumbnail,
}: Song): InputMediaAudio => ({
  type: 'audio',
  media: new InputFile(bytes, fileName),
  title,
  performer,
  duration,
  ...(thumbnail === undefined ? {} : { thumbnail: new InputFile(thumbnail, 'cover.jpg') }),
});

// grammY writes the name into a header as it is, without quotes.
const headerName = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these would end the header
  name.replace(/["\\/;\u0000-\u001F\u007F]/g, '_').trim() || 'file';
