import {
  type AudioFile,
  type Clock,
  type KeptTake,
  type Log,
  MediaError,
  type MediaFile,
  type MediaLibrary,
  mediaPath,
  type Take,
  type TakeLabel,
} from '../core/index.js';
import type { AddressRules } from './fetch/address.js';
import { createFetcher, type Fetcher, type FetchLimits } from './fetch/fetcher.js';
import { createSemaphore } from './fetch/semaphore.js';
import { fileName } from './formats/file-name.js';
import { tagMp3 } from './formats/id3.js';
import { drawPictures, type Pictures } from './formats/image.js';
import { writeMidi } from './formats/midi.js';
import { drawPianoRoll } from './formats/piano-roll.js';
import { shrinkMp3 } from './formats/reencode.js';
import { isPicture, parseSoundKind, soundTypes } from './formats/sniff.js';
import { measureSound } from './formats/sound.js';
import { soundtrackOf } from './formats/soundtrack.js';
import { measureFilm, parseVideoKind, videoTypes } from './formats/video.js';
import { packZip } from './formats/zip.js';
import type { BlobStore } from './storage/blob-store.js';
import { createFolderStore } from './storage/folder-store.js';
import { type BucketSettings, createS3Store } from './storage/s3-store.js';

/** What a download may cost: in bytes, milliseconds and hops. */
type WorkshopLimits = {
  audioBytes: number;
  imageBytes: number;
  videoBytes: number;
  /** From the first request to the last byte of a sound or film; a picture gets 30 seconds of it. */
  overallMs: number;
  /** Without a single byte. */
  idleMs: number;
  redirects: number;
};

/** Where the workshop keeps its files, and which addresses it may fetch from. */
export type MediaLibraryOptions = AddressRules & {
  /** Files lie here, unless there is a bucket. */
  directory: string;
  bucket?: BucketSettings | undefined;
  /** True when files that nobody uses are removed some day, so that every use is to be written down. */
  forgets?: boolean | undefined;
  /** The root of our HTTP server as browsers reach it. */
  publicUrl?: string | undefined;
  clock?: Clock | undefined;
  limits?: Partial<WorkshopLimits> | undefined;
  log: Log;
};

const usualLimits: WorkshopLimits = {
  audioBytes: 200_000_000,
  imageBytes: 20_000_000,
  videoBytes: 300_000_000,
  overallMs: 120_000,
  idleMs: 15_000,
  redirects: 5,
};

/** The largest audio that is fetched because a person names its address, in bytes, and how many at once. */
const linkedBytes = 100_000_000;
const linkedAtOnce = 3;

/** A card is not kept waiting for the cover of a song in the making longer than this. */
const earlyPictureMs = 10_000;

/** A song is not kept waiting for its picture longer than this. */
const picturePatienceMs = 30_000;

/** Builds the workshop: it fetches takes safely, tags them and keeps them on a storage, which is to be closed at last. */
export function createMediaLibrary(options: MediaLibraryOptions): MediaLibrary & { storage: BlobStore } {
  const { log, clock = Date.now } = options;
  const limits: WorkshopLimits = { ...usualLimits, ...options.limits };
  const fetcher = createFetcher(options);
  const { bucket, directory, forgets = false } = options;
  const storage =
    bucket === undefined ? createFolderStore(directory, clock) : createS3Store(bucket, forgets, clock);
  const publicUrl = options.publicUrl?.replace(/\/+$/, '');

  const shelve = async (bytes: Buffer, name: string, type: string): Promise<MediaFile> => ({
    key: await storage.keep(bytes),
    name,
    type,
    bytes: bytes.length,
  });

  const fetchSound = (url: string, signal: AbortSignal): Promise<Buffer> => {
    const { audioBytes, overallMs, idleMs, redirects } = limits;
    const looksRight = (head: Buffer) => parseSoundKind(head) !== undefined;
    const bytes = Math.min(audioBytes, linkedBytes);
    const wanted = { limits: { bytes, overallMs, idleMs, redirects }, looksRight };
    return oneOfFew(() => fetcher(url, wanted, signal));
  };

  const oneOfFew = createSemaphore(linkedAtOnce);

  return {
    storage,
    keep: async (take, label, signal) => {
      const since = clock();
      const { sound, pictures } = await download(take, fetcher, limits, log, signal);
      const kept = await put(take, label, sound, pictures, shelve);
      log.info({ clip: take.clipId, bytes: kept.audio.bytes, ms: clock() - since }, 'a take was kept');
      return kept;
    },
    read: storage.read,
    reencode: (audio, bytes) => shrink(audio, bytes, storage),
    keepPicture: async (url, title) => {
      const { idleMs, redirects } = limits;
      const within = { bytes: limits.imageBytes, overallMs: earlyPictureMs, idleMs, redirects };
      const wanted = { limits: within, looksRight: isPicture };
      const { cover } = await drawPictures(await fetcher(url, wanted, new AbortController().signal));
      return shelve(cover, fileName(title, 'jpg'), 'image/jpeg');
    },
    keepAudio: async (source, name, signal) => {
      const brought = typeof source === 'string' ? await fetchSound(source, signal) : await source();
      const bytes = soundtrackOf(brought);
      const sound = await measureSound(bytes);
      if (!sound?.seconds) throw new MediaError('lost', 'not a sound that plays');
      const title = name.replace(/\.[a-z0-9]{2,4}$/i, '').trim() || 'Audio';
      const file = await shelve(bytes, fileName(title, sound.kind), soundTypes[sound.kind]);
      return { ...file, title, performer: '', seconds: sound.seconds };
    },
    keepFile: async (url, format, title, signal) => {
      const wanted = wantedFile(format, limits);
      const bytes = await fetcher(url, wanted, signal);
      const found = await wanted.examine(bytes);
      if (found === undefined) throw new MediaError('lost', `not a ${format} that plays`);
      return shelve(bytes, fileName(title, found.extension), found.type);
    },
    // No kind of text that is kept has a media type of its own.
    keepText: (text, title, ending) =>
      shelve(
        Buffer.from(text, 'utf8'),
        fileName(title, ending.replace(/^\.+/, '')),
        'text/plain; charset=utf-8',
      ),
    keepMidi: async (instruments, title) =>
      shelve(writeMidi(instruments, title), fileName(title, 'mid'), 'audio/midi'),
    drawPianoRoll: async (instruments, title) =>
      shelve(await drawPianoRoll(instruments), fileName(title, 'png'), 'image/png'),
    zip: async (audios, title) => {
      const files = await Promise.all(
        audios.map(async ({ key, name }) => ({ name, bytes: await storage.read(key) })),
      );
      return shelve(packZip(files), fileName(title, 'zip'), 'application/zip');
    },
    link: (file) => (publicUrl === undefined ? undefined : publicUrl + mediaPath(file)),
  };
}

type Shelve = (bytes: Buffer, name: string, type: string) => Promise<MediaFile>;

/** The sound and, if all goes well, its pictures; only the sound is worth an error. */
async function download(take: Take, fetcher: Fetcher, limits: WorkshopLimits, log: Log, signal: AbortSignal) {
  const stop = new AbortController();
  const leave = () => stop.abort();
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  const { idleMs, redirects, overallMs } = limits;
  const soundLimits: FetchLimits = { bytes: limits.audioBytes, overallMs, idleMs, redirects };
  const pictureMs = Math.min(overallMs, picturePatienceMs);
  const pictureLimits: FetchLimits = { bytes: limits.imageBytes, overallMs: pictureMs, idleMs, redirects };

  const paint = async (): Promise<Pictures | undefined> => {
    if (!take.imageUrl) return undefined;
    try {
      const wanted = { limits: pictureLimits, looksRight: isPicture };
      return await drawPictures(await fetcher(take.imageUrl, wanted, stop.signal));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!stop.signal.aborted) log.warn({ clip: take.clipId, why }, 'a track goes without its picture');
      return undefined;
    }
  };
  try {
    const wanted = { limits: soundLimits, looksRight: isSound };
    const [sound, pictures] = await Promise.all([fetcher(take.audioUrl, wanted, stop.signal), paint()]);
    return { sound, pictures };
  } finally {
    // A picture still on its way has no use without its song.
    leave();
    signal.removeEventListener('abort', leave);
  }
}

/** What is hoped for behind the address of a file that is no track, and what it turns out to be. */
function wantedFile(format: 'wav' | 'video', { audioBytes, videoBytes, ...rest }: WorkshopLimits) {
  return format === 'wav'
    ? {
        limits: { ...rest, bytes: audioBytes },
        looksRight: isSound,
        examine: async (bytes: Buffer) => {
          const sound = await measureSound(bytes);
          return sound && { extension: sound.kind, type: soundTypes[sound.kind] };
        },
      }
    : {
        limits: { ...rest, bytes: videoBytes },
        looksRight: (head: Buffer) => parseVideoKind(head) !== undefined,
        examine: async (bytes: Buffer) => {
          const kind = await measureFilm(bytes);
          return kind && { extension: kind, type: videoTypes[kind] };
        },
      };
}

const isSound = (head: Buffer): boolean => parseSoundKind(head) !== undefined;

async function put(
  take: Take,
  label: TakeLabel,
  bytes: Buffer,
  pictures: Pictures | undefined,
  shelve: Shelve,
): Promise<KeptTake> {
  const sound = await measureSound(bytes);
  const seconds = sound?.seconds ?? take.seconds;
  if (!sound || !seconds) throw new MediaError('lost', 'not a sound that plays');
  const labelled = sound.kind === 'mp3' ? tagMp3(bytes, label, pictures?.cover) : bytes;
  const file = await shelve(labelled, fileName(label.title, sound.kind), soundTypes[sound.kind]);
  const audio: AudioFile = { ...file, title: label.title, performer: label.performer, seconds };
  if (!pictures) return { audio };
  const pictureName = fileName(label.title, 'jpg');
  const image = await shelve(pictures.cover, pictureName, 'image/jpeg');
  const thumbnail = await shelve(pictures.thumbnail, pictureName, 'image/jpeg');
  return { audio: { ...audio, thumbnail }, image };
}

async function shrink(audio: AudioFile, bytes: number, storage: BlobStore): Promise<AudioFile | undefined> {
  if (audio.bytes <= bytes) return audio;
  if (audio.type !== soundTypes.mp3) return undefined;
  const small = await shrinkMp3(await storage.read(audio.key), bytes);
  return small && { ...audio, key: await storage.keep(small), bytes: small.length };
}
