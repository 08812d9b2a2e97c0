import {
  type AudioFile,
  type Clock,
  type KeptTake,
  type Log,
  MediaError,
  type Take,
  type TakeLabel,
} from '../core/index.js';
import type { Fetcher } from './fetch/fetcher.js';
import { measureAudio } from './formats/audio.js';
import { fileName } from './formats/file-name.js';
import { tagMp3 } from './formats/id3.js';
import { drawPictures, type Pictures } from './formats/image.js';
import { audioTypes, isAudio, isPicture } from './formats/sniff.js';
import { limitsFor, type MediaLimits } from './limits.js';
import type { StoreFile } from './store-file.js';

/** A song waits no longer than this for its picture. */
const pictureMs = 30_000;

/** What the download of a take needs. */
type TakeDeps = { fetcher: Fetcher; limits: MediaLimits; storeFile: StoreFile; log: Log; clock: Clock };

/** Fetches the audio of a take and its picture, tags the audio and stores both; the picture may be missing. */
export const createKeepTake =
  (deps: TakeDeps) =>
  async (take: Take, label: TakeLabel, signal: AbortSignal): Promise<KeptTake> => {
    const { log, clock } = deps;
    const startedAt = clock();
    const { bytes, pictures } = await download(take, deps, signal);
    const kept = await store(take, label, bytes, pictures, deps.storeFile);
    const facts = { clip: take.clipId, bytes: kept.audio.bytes, ms: clock() - startedAt };
    log.info({ event: 'take.stored', ...facts }, 'Take stored');
    return kept;
  };

/** Fetches audio and picture at the same time; only the audio is worth an error. */
const download = async (take: Take, deps: TakeDeps, signal: AbortSignal) => {
  const { fetcher, limits } = deps;
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    const request = { limits: limitsFor(limits, limits.audioBytes), accepts: isAudio };
    const [bytes, pictures] = await Promise.all([
      fetcher(take.audioUrl, request, controller.signal),
      downloadPicture(take, deps, controller.signal),
    ]);
    return { bytes, pictures };
  } finally {
    // Once the audio has failed, a picture that is still being downloaded is of no use.
    abort();
    signal.removeEventListener('abort', abort);
  }
};

const downloadPicture = async (
  take: Take,
  { fetcher, limits, log }: TakeDeps,
  signal: AbortSignal,
): Promise<Pictures | undefined> => {
  if (!take.imageUrl) return undefined;
  try {
    const request = { limits: limitsFor(limits, limits.imageBytes, pictureMs), accepts: isPicture };
    return await drawPictures(await fetcher(take.imageUrl, request, signal));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!signal.aborted) {
      log.warn({ event: 'picture.missing', clip: take.clipId, reason }, 'Take stored without its picture');
    }
    return undefined;
  }
};

const store = async (
  take: Take,
  label: TakeLabel,
  bytes: Buffer,
  pictures: Pictures | undefined,
  storeFile: StoreFile,
): Promise<KeptTake> => {
  const measured = await measureAudio(bytes);
  const seconds = measured?.seconds ?? take.seconds;
  if (!measured || !seconds) throw new MediaError('lost', 'not_audio', 'no audio that plays');
  const labelled = measured.kind === 'mp3' ? tagMp3(bytes, label, pictures?.cover) : bytes;
  const file = await storeFile(labelled, fileName(label.title, measured.kind), audioTypes[measured.kind]);
  const audio: AudioFile = { ...file, title: label.title, performer: label.performer, seconds };
  if (!pictures) return { audio };
  const pictureName = fileName(label.title, 'jpg');
  const image = await storeFile(pictures.cover, pictureName, 'image/jpeg');
  const thumbnail = await storeFile(pictures.thumbnail, pictureName, 'image/jpeg');
  return { audio: { ...audio, thumbnail }, image };
};
