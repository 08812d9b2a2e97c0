import { type AudioFile, MediaError } from '../core/index.js';
import type { Fetcher } from './fetch/fetcher.js';
import { createSemaphore } from './fetch/semaphore.js';
import { measureAudio } from './formats/audio.js';
import { fileName } from './formats/file-name.js';
import { audioTypes, isAudio } from './formats/sniff.js';
import { soundtrackOf } from './formats/soundtrack.js';
import { limitsFor, type MediaLimits } from './limits.js';
import type { StoreFile } from './store-file.js';

/** Bytes of the largest audio that is fetched from an address a person gave. */
const largestLinkedAudio = 100_000_000;

/** How many such downloads run at once. */
const concurrentDownloads = 3;

/** Takes audio that a person sent or linked to, and stores it if it plays; of a video, only its soundtrack. */
export const createKeepAudio = ({
  fetcher,
  limits,
  storeFile,
}: {
  fetcher: Fetcher;
  limits: MediaLimits;
  storeFile: StoreFile;
}) => {
  const withSemaphore = createSemaphore(concurrentDownloads);
  const fetchLimits = limitsFor(limits, Math.min(limits.audioBytes, largestLinkedAudio));

  return async (
    source: string | (() => Promise<Buffer>),
    name: string,
    signal: AbortSignal,
  ): Promise<AudioFile> => {
    const received =
      typeof source === 'string'
        ? await withSemaphore(() => fetcher(source, { limits: fetchLimits, accepts: isAudio }, signal))
        : await source();
    const bytes = soundtrackOf(received);
    const measured = await measureAudio(bytes);
    if (!measured?.seconds) throw new MediaError('lost', 'not_audio', 'no audio that plays');
    const title = name.replace(/\.[a-z0-9]{2,4}$/i, '').trim() || 'Audio';
    const file = await storeFile(bytes, fileName(title, measured.kind), audioTypes[measured.kind]);
    return { ...file, title, performer: '', seconds: measured.seconds };
  };
};
