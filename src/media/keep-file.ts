import { MediaError, type MediaFile } from '../core/index.js';
import type { Fetcher, FetchRequest } from './fetch/fetcher.js';
import { measureAudio } from './formats/audio.js';
import { fileName } from './formats/file-name.js';
import { audioTypes, isAudio } from './formats/sniff.js';
import { measureVideo, parseVideoKind, videoTypes } from './formats/video.js';
import { limitsFor, type MediaLimits } from './limits.js';
import type { StoreFile } from './store-file.js';

/** What the content of a file turns out to be. */
type FoundFile = { extension: string; type: string };

/** How files of one format are fetched and checked; `measure` throws for content that does not play. */
type FileFormat = FetchRequest & { measure: (bytes: Buffer) => Promise<FoundFile> };

/** Fetches a WAV recording or a video and stores it, under the extension of what it turns out to be. */
export const createKeepFile = ({
  fetcher,
  limits,
  storeFile,
}: {
  fetcher: Fetcher;
  limits: MediaLimits;
  storeFile: StoreFile;
}) => {
  const formats: Record<'wav' | 'video', FileFormat> = {
    // Any audio is accepted: an MP3 behind the address of a WAV is stored as an MP3.
    wav: { limits: limitsFor(limits, limits.audioBytes), accepts: isAudio, measure: measureRecording },
    video: { limits: limitsFor(limits, limits.videoBytes), accepts: isVideo, measure: measureMovie },
  };

  return async (
    url: string,
    format: 'wav' | 'video',
    title: string,
    signal: AbortSignal,
  ): Promise<MediaFile> => {
    const bytes = await fetcher(url, formats[format], signal);
    const { extension, type } = await formats[format].measure(bytes);
    return storeFile(bytes, fileName(title, extension), type);
  };
};

const measureRecording = async (bytes: Buffer): Promise<FoundFile> => {
  const measured = await measureAudio(bytes);
  if (measured === undefined) throw new MediaError('lost', 'not_audio', 'no audio that plays');
  return { extension: measured.kind, type: audioTypes[measured.kind] };
};

const measureMovie = async (bytes: Buffer): Promise<FoundFile> => {
  const kind = await measureVideo(bytes);
  if (kind === undefined) throw new MediaError('lost', 'wrong_kind', 'no video that plays');
  return { extension: kind, type: videoTypes[kind] };
};

const isVideo = (head: Buffer): boolean => parseVideoKind(head) !== undefined;
