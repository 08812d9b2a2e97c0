import { leadingTag, splitMp3 } from './id3.js';
import { type AudioKind, parseAudioKind, parseFrame } from './sniff.js';

/** The properties of an audio file; `seconds` is missing where the file does not declare it, never for an MP3. */
type MeasuredAudio = { kind: AudioKind; seconds?: number | undefined; channels: 1 | 2 };

/** Reads a whole audio file, not only its first bytes; undefined when no player would play it. */
export const measureAudio = async (bytes: Buffer): Promise<MeasuredAudio | undefined> => {
  const head = bytes.subarray(0, 16);
  let kind = parseAudioKind(head);
  if (kind === 'tagged') {
    const inner = parseAudioKind(bytes.subarray(leadingTag(bytes)).subarray(0, 16));
    // Almost always an MP3; there may be padding between the tag and the first frame.
    kind = inner === undefined || inner === 'tagged' ? 'mp3' : inner;
  }
  if (kind === undefined) return undefined;
  return kind === 'mp3' ? measureMp3(splitMp3(bytes).audio) : measureOther(bytes, kind);
};

/** Bytes outside of frames after which a file is not an MP3. */
const garbageLimit = 64 * 1024;

/** Counts the frames one by one: the length in the file's own header is wrong when its end is missing. */
const measureMp3 = (audio: Buffer): MeasuredAudio | undefined => {
  let at = 0;
  let garbage = 0;
  let seconds = 0;
  let frames = 0;
  let channels: 1 | 2 = 1;
  while (at + 4 <= audio.length && garbage <= garbageLimit) {
    const frame = parseFrame(audio, at);
    const end = at + (frame?.bytes ?? 0);
    const isWhole = frame && end <= audio.length && (end + 4 > audio.length || parseFrame(audio, end));
    if (!isWhole) {
      // Songs concatenated from pieces contain the tags of the pieces, with covers.
      const tag = leadingTag(audio.subarray(at));
      if (tag > 0) {
        at += tag;
        continue;
      }
      at += 1;
      garbage += 1;
      continue;
    }
    frames += 1;
    seconds += frame.samples / frame.sampleRate;
    if (frame.channels === 2) channels = 2;
    at = end;
  }
  // A single frame may be a coincidence, two are not.
  return frames >= 2 ? { kind: 'mp3', seconds: hundredths(seconds), channels } : undefined;
};

const measureOther = async (bytes: Buffer, kind: AudioKind): Promise<MeasuredAudio | undefined> => {
  try {
    const { parseBuffer } = await import('music-metadata');
    const { format } = await parseBuffer(bytes, { size: bytes.length }, { duration: true, skipCovers: true });
    if (format.hasVideo || format.hasAudio === false || !format.codec) return undefined;
    const seconds = format.duration && format.duration > 0 ? hundredths(format.duration) : undefined;
    return { kind, seconds, channels: format.numberOfChannels === 1 ? 1 : 2 };
  } catch {
    return undefined;
  }
};

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
