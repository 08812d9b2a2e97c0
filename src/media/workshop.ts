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
import { createFetcher, type Fetcher, type FetchLimits } from './fetcher.js';
import { fileName } from './file-name.js';
import { isPicture, parseSoundKind, soundTypes } from './kind.js';
import { drawPictures, type Pictures } from './pictures.js';
import { createShelf, type Shelf } from './shelf.js';
import { shrinkMp3 } from './shrink.js';
import { measureSound } from './sound.js';
import { tagMp3 } from './tags.js';

/** What a download may cost: in bytes, milliseconds and hops. */
type WorkshopLimits = {
  audioBytes: number;
  imageBytes: number;
  /** From the first request to the last byte of the sound; a picture gets 30 seconds of it. */
  overallMs: number;
  /** Without a single byte. */
  idleMs: number;
  redirects: number;
};

/** Where the workshop keeps its files, and which addresses it may fetch from. */
export type WorkshopOptions = AddressRules & {
  directory: string;
  /** The root of our HTTP server as browsers reach it. */
  publicUrl?: string | undefined;
  clock?: Clock | undefined;
  limits?: Partial<WorkshopLimits> | undefined;
  log: Log;
};

const usualLimits: WorkshopLimits = {
  audioBytes: 200_000_000,
  imageBytes: 20_000_000,
  overallMs: 120_000,
  idleMs: 15_000,
  redirects: 5,
};

/** A song is not kept waiting for its picture longer than this. */
const picturePatienceMs = 30_000;

/** Builds the workshop: it fetches takes safely, tags them and keeps them on a shelf. */
export function createWorkshop(options: WorkshopOptions): Workshop {
  const { log, clock = Date.now } = options;
  const limits: WorkshopLimits = { ...usualLimits, ...options.limits };
  const fetcher = createFetcher(options);
  const shelf = createShelf(options.directory);
  const publicUrl = options.publicUrl?.replace(/\/+$/, '');

  const shelve = async (bytes: Buffer, name: string, type: string): Promise<MediaFile> => ({
    key: await shelf.keep(bytes),
    name,
    type,
    bytes: bytes.length,
  });

  return {
    keep: async (take, label, signal) => {
      const since = clock();
      const { sound, pictures } = await download(take, fetcher, limits, log, signal);
      const kept = await put(take, label, sound, pictures, shelve);
      log.info({ clip: take.clipId, bytes: kept.audio.bytes, ms: clock() - since }, 'a take was kept');
      return kept;
    },
    read: shelf.read,
    shrink: (audio, bytes) => shrink(audio, bytes, shelf),
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
  const isSound = (head: Buffer): boolean => parseSoundKind(head) !== undefined;
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
