import { type AudioFile, type Clock, type Log, type MediaLibrary, mediaPath } from '../core/index.js';
import type { AddressRules } from './fetch/address.js';
import { createFetcher } from './fetch/fetcher.js';
import { fileName } from './formats/file-name.js';
import { writeMidi } from './formats/midi.js';
import { drawPianoRoll } from './formats/piano-roll.js';
import { reencodeMp3 } from './formats/reencode.js';
import { audioTypes } from './formats/sniff.js';
import { packZip } from './formats/zip.js';
import { createKeepAudio } from './keep-audio.js';
import { createKeepFile } from './keep-file.js';
import { createKeepPicture } from './keep-picture.js';
import { createKeepTake } from './keep-take.js';
import { defaultLimits, type MediaLimits } from './limits.js';
import type { BlobStore } from './storage/blob-store.js';
import { createFolderStore } from './storage/folder-store.js';
import { type BucketSettings, createS3Store } from './storage/s3-store.js';
import { createStoreFile } from './store-file.js';

/** Where the library stores its files, and which addresses it may fetch from. */
export type MediaLibraryOptions = AddressRules & {
  /** The folder of the files, unless there is a bucket. */
  directory: string;
  bucket?: BucketSettings | undefined;
  /** True when unused files are deleted at some point, so that the bucket has to record every use. */
  forgets?: boolean | undefined;
  /** The root of our HTTP server as browsers reach it. */
  publicUrl?: string | undefined;
  clock?: Clock | undefined;
  limits?: Partial<MediaLimits> | undefined;
  log: Log;
};

/** Builds the media library together with its storage, which the caller closes. */
export const createMediaLibrary = (options: MediaLibraryOptions): MediaLibrary & { storage: BlobStore } => {
  const { log, bucket, directory, forgets = false, clock = Date.now } = options;
  const limits: MediaLimits = { ...defaultLimits, ...options.limits };
  const fetcher = createFetcher(options);
  const storage =
    bucket === undefined ? createFolderStore(directory, clock) : createS3Store(bucket, forgets, clock);
  const publicUrl = options.publicUrl?.replace(/\/+$/, '');
  const storeFile = createStoreFile(storage);

  return {
    storage,
    keep: createKeepTake({ fetcher, limits, storeFile, log, clock }),
    read: storage.read,
    reencode: (audio, bytes) => reencode(audio, bytes, storage),
    keepPicture: createKeepPicture({ fetcher, limits, storeFile }),
    keepAudio: createKeepAudio({ fetcher, limits, storeFile }),
    keepFile: createKeepFile({ fetcher, limits, storeFile }),
    // Plain text is the media type of every text, whatever its extension.
    keepText: (text, title, ending) =>
      storeFile(
        Buffer.from(text, 'utf8'),
        fileName(title, ending.replace(/^\.+/, '')),
        'text/plain; charset=utf-8',
      ),
    keepMidi: async (instruments, title) =>
      storeFile(writeMidi(instruments, title), fileName(title, 'mid'), 'audio/midi'),
    drawPianoRoll: async (instruments, title) =>
      storeFile(await drawPianoRoll(instruments), fileName(title, 'png'), 'image/png'),
    zip: async (audios, title) => {
      const files = await Promise.all(
        audios.map(async ({ key, name }) => ({ name, bytes: await storage.read(key) })),
      );
      return storeFile(packZip(files), fileName(title, 'zip'), 'application/zip');
    },
    link: (file) => (publicUrl === undefined ? undefined : publicUrl + mediaPath(file)),
  };
};

const reencode = async (
  audio: AudioFile,
  bytes: number,
  storage: BlobStore,
): Promise<AudioFile | undefined> => {
  if (audio.bytes <= bytes) return audio;
  if (audio.type !== audioTypes.mp3) return undefined;
  const smaller = await reencodeMp3(await storage.read(audio.key), bytes);
  return smaller && { ...audio, key: await storage.keep(smaller), bytes: smaller.length };
};
