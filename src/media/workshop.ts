import {
  type AudioFile,
  type Clock,
  type KeptTake,
  type Log,
  MediaError,
  type MediaFile,
  mediaPath,
  type Take,
  type TakeLabel,
  type Workshop,
} from '../core/index.js';
import type { AddressRules } from './address.js';
import { type BucketSettings, createBucketShelf } from './bucket-shelf.js';
import { createFetcher, type Fetcher, type FetchLimits } from './fetcher.js';
import { fileName } from './file-name.js';
import { filmTypes, measureFilm, parseFilmKind } from './film.js';
import { createFolderShelf } from './folder-shelf.js';
import { isPicture, parseSoundKind, soundTypes } from './kind.js';
import { drawPianoRoll } from './piano-roll.js';
import { drawPictures, type Pictures } from './pictures.js';
import { writeScore } from './score.js';
import type { Shelf } from './shelf.js';
import { shrinkMp3 } from './shrink.js';
import { measureSound } from './sound.js';
import { tagMp3 } from './tags.js';
import { createTurnstile } from './turnstile.js';
import { packZip } from './zip.js';

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
export type WorkshopOptions = AddressRules & {
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

/** Builds the workshop: it fetches takes safely, tags them and keeps them on a shelf, which is to be closed at last. */
export function createWorkshop(options: WorkshopOptions): Workshop & { shelf: Shelf } {
  const { log, clock = Date.now } = options;
  const limits: WorkshopLimits = { ...usualLimits, ...options.limits };
  const fetcher = createFetcher(options);
  const { bucket, directory, forgets = false } = options;
  const shelf =
    bucket === undefined ? createFolderShelf(directory, clock) : createBucketShelf(bucket, forgets, clock);
  const publicUrl = options.publicUrl?.replace(/\/+$/, '');

  const shelve = async (bytes: Buffer, name: string, type: string): Promise<MediaFile> => ({
    key: await shelf.keep(bytes),
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

  const oneOfFew = createTurnstile(linkedAtOnce);

  return {
    shelf,
    keep: async (take, label, signal) => {
      const since = clock();
      const { sound, pictures } = await download(take, fetcher, limits, log, signal);
      const kept = await put(take, label, sound, pictures, shelve);
      log.info({ clip: take.clipId, bytes: kept.audio.bytes, ms: clock() - since }, 'a take was kept');
      return kept;
    },
    read: shelf.read,
    shrink: (audio, bytes) => shrink(audio, bytes, shelf),
    keepPicture: async (url, title) => {
      const { idleMs, redirects } = limits;
      const within = { bytes: limits.imageBytes, overallMs: earlyPictureMs, idleMs, redirects };
      const wanted = { limits: within, looksRight: isPicture };
      const { cover } = await drawPictures(await fetcher(url, wanted, new AbortController().signal));
      return shelve(cover, fileName(title, 'jpg'), 'image/jpeg');
    },
    keepAudio: async (source, name, signal) => {
      const bytes = typeof source === 'string' ? await fetchSound(source, signal) : await source();
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
    keepNotes: async (instruments, title) =>
      shelve(writeScore(instruments, title), fileName(title, 'mid'), 'audio/midi'),
    drawNotes: async (instruments, title) =>
      shelve(await drawPianoRoll(instruments), fileName(title, 'png'), 'image/png'),
    zip: async (audios, title) => {
      const files = await Promise.all(
        audios.map(async ({ key, name }) => ({ name, bytes: await shelf.read(key) })),
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
        looksRight: (head: Buffer) => parseFilmKind(head) !== undefined,
        examine: async (bytes: Buffer) => {
          const kind = await measureFilm(bytes);
          return kind && { extension: kind, type: filmTypes[kind] };
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

async function shrink(audio: AudioFile, bytes: number, shelf: Shelf): Promise<AudioFile | undefined> {
  if (audio.bytes <= bytes) return audio;
  if (audio.type !== soundTypes.mp3) return undefined;
  const small = await shrinkMp3(await shelf.read(audio.key), bytes);
  return small && { ...audio, key: await shelf.keep(small), bytes: small.length };
}
