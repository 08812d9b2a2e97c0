import { type AudioFile, type Log, type MediaFile, SurfaceError } from '../../../core/index.js';
import { describeError } from '../errors.js';
import { telegramLimits } from '../render/limits.js';
import { headerSafeName, type Song, type Upload } from '../render/media.js';

/** Builds the loading of stored files for an upload. Throws {@link SurfaceError} for a file that is too large. */
export const createFileLoader = ({ read, log }: { read: (key: string) => Promise<Buffer>; log: Log }) => {
  const load = async ({ key, name, bytes }: MediaFile) => {
    if (bytes > telegramLimits.fileBytes) throw new SurfaceError('telegram', 'too_large', `${bytes} bytes`);
    return { bytes: await read(key), fileName: headerSafeName(name) };
  };

  const loadThumbnail = (key: string): Promise<Buffer | undefined> =>
    read(key).catch((error: unknown) => {
      log.warn(
        { event: 'thumbnail.not-loaded', platform: 'telegram', key, reason: describeError(error) },
        'Song posted without its picture',
      );
      return undefined;
    });

  return {
    async song(audio: AudioFile): Promise<Song> {
      const { title, performer, seconds, thumbnail } = audio;
      return {
        type: 'audio',
        ...(await load(audio)),
        title,
        performer,
        duration: Math.round(seconds),
        thumbnail: thumbnail === undefined ? undefined : await loadThumbnail(thumbnail.key),
      };
    },
    // Telegram plays MPEG-4 videos only (Bot API sendVideo).
    file: async (file: MediaFile): Promise<Upload> => ({
      type: file.type === 'video/mp4' ? 'video' : 'document',
      ...(await load(file)),
    }),
    picture: async (file: MediaFile): Promise<Upload> => ({ type: 'photo', ...(await load(file)) }),
  };
};
