/** The format of an audio file as its bytes show it, whatever its server declares. */
export type AudioKind = 'mp3' | 'm4a' | 'wav' | 'ogg' | 'flac';

/** The media type of each kind, as browsers and chat platforms expect it; the kind is the file's extension. */
export const audioTypes: Record<AudioKind, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
};

/** MP4 brands that may hold audio; pictures (heic, avif) use the same container. */
const audioBrands = /^(M4[AB] |mp4[12]|iso[m2-9]|dash|3gp\d)$/;

/** The kind of audio by its first 16 bytes; `tagged` is an ID3v2 tag, followed by an MP3 or, rarely, a FLAC. */
export const parseAudioKind = (head: Buffer): AudioKind | 'tagged' | undefined => {
  const text = (from: number, to: number) => head.toString('latin1', from, to);
  if (text(0, 3) === 'ID3') return 'tagged';
  if (text(4, 8) === 'ftyp') return audioBrands.test(text(8, 12)) ? 'm4a' : undefined;
  if (text(0, 4) === 'RIFF') return text(8, 12) === 'WAVE' ? 'wav' : undefined;
  if (text(0, 4) === 'OggS') return 'ogg';
  if (text(0, 4) === 'fLaC') return 'flac';
  return isFrameHeader(head) ? 'mp3' : undefined;
};

/** True for the first bytes of an audio file. */
export const isAudio = (head: Buffer): boolean => parseAudioKind(head) !== undefined;

/** True for the first bytes of a JPEG, PNG or WebP; other formats that sharp reads (SVG, TIFF) are refused. */
export const isPicture = (head: Buffer): boolean => {
  if (head.length < 12) return false;
  if (head.readUIntBE(0, 3) === 0xffd8ff) return true;
  if (head.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') return true;
  return head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP';
};

const isFrameHeader = (head: Buffer): boolean => parseFrame(head, 0) !== undefined;

/** One frame of MPEG layer III audio, as its header describes it; `bytes` is its length. */
type Frame = { bytes: number; samples: number; sampleRate: number; channels: 1 | 2 };

const fullRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const halfRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const sampleRates = [44_100, 48_000, 32_000];

/** Parses the frame header at an offset (ISO/IEC 11172-3, 13818-3 and MPEG 2.5); undefined if there is none. */
export const parseFrame = (bytes: Buffer, at: number): Frame | undefined => {
  if (at + 4 > bytes.length) return undefined;
  const header = bytes.readUInt32BE(at);
  const version = (header >>> 19) & 3;
  const isLayerThree = header >>> 21 === 0x7ff && ((header >>> 17) & 3) === 1;
  if (!isLayerThree || version === 1) return undefined;
  const isFull = version === 3;
  const bitrate = (isFull ? fullRates : halfRates)[(header >>> 12) & 15];
  const fullSampleRate = sampleRates[(header >>> 10) & 3];
  if (!bitrate || !fullSampleRate) return undefined;
  const sampleRate = fullSampleRate / (isFull ? 1 : version === 2 ? 2 : 4);
  const samples = isFull ? 1152 : 576;
  const length = Math.floor(((samples / 8) * bitrate * 1000) / sampleRate) + ((header >>> 9) & 1);
  return { bytes: length, samples, sampleRate, channels: ((header >>> 6) & 3) === 3 ? 1 : 2 };
};
