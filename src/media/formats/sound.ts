import { leadingTag, splitMp3 } from './id3.js';
import { parseFrame, parseSoundKind, type SoundKind } from './sniff.js';

/** A sound that was looked at; `seconds` is missing where the file does not tell, and never for an MP3. */
type Sound = { kind: SoundKind; seconds?: number | undefined; channels: 1 | 2 };

/** Looks at all of a sound, not only at its first bytes; undefined when no player would play it. */
export async function measureSound(bytes: Buffer): Promise<Sound | undefined> {
  const head = bytes.subarray(0, 16);
  let kind = parseSoundKind(head);
  if (kind === 'tagged') {
    const inner = parseSoundKind(bytes.subarray(leadingTag(bytes)).subarray(0, 16));
    // What follows a tag is rarely anything else, and padding may stand between.
    kind = inner === undefined || inner === 'tagged' ? 'mp3' : inner;
  }
  if (kind === undefined) return undefined;
  return kind === 'mp3' ? measureMp3(splitMp3(bytes).sound) : measureOther(bytes, kind);
}

/** Bytes of rubbish between frames after which a file is no MP3. */
const rubbishLimit = 64 * 1024;

/** Counts the frames one by one: what the file's own header says of its length is wrong when its end is missing. */
function measureMp3(sound: Buffer): Sound | undefined {
  let at = 0;
  let rubbish = 0;
  let seconds = 0;
  let frames = 0;
  let channels: 1 | 2 = 1;
  while (at + 4 <= sound.length && rubbish <= rubbishLimit) {
    const frame = parseFrame(sound, at);
    const end = at + (frame?.bytes ?? 0);
    const isWhole = frame && end <= sound.length && (end + 4 > sound.length || parseFrame(sound, end));
    if (!isWhole) {
      // Songs put together from pieces carry the tags of the pieces, covers and all.
      const tag = leadingTag(sound.subarray(at));
      if (tag > 0) {
        at += tag;
        continue;
      }
      at += 1;
      rubbish += 1;
      continue;
    }
    frames += 1;
    seconds += frame.samples / frame.sampleRate;
    if (frame.channels === 2) channels = 2;
    at = end;
  }
  // Two frames in a row are no accident; one may be.
  return frames >= 2 ? { kind: 'mp3', seconds: hundredths(seconds), channels } : undefined;
}

async function measureOther(bytes: Buffer, kind: SoundKind): Promise<Sound | undefined> {
  try {
    const { parseBuffer } = await import('music-metadata');
    const { format } = await parseBuffer(bytes, { size: bytes.length }, { duration: true, skipCovers: true });
    if (format.hasVideo || format.hasAudio === false || !format.codec) return undefined;
    const seconds = format.duration && format.duration > 0 ? hundredths(format.duration) : undefined;
    return { kind, seconds, channels: format.numberOfChannels === 1 ? 1 : 2 };
  } catch {
    return undefined;
  }
}

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
