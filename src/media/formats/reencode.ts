import { measureAudio } from './audio.js';
import { splitMp3 } from './id3.js';

/** In kbit/s, best first. */
const bitrates = [192, 160, 128, 96, 64] as const;

type Bitrate = (typeof bitrates)[number];

/** Bytes of MP3 processed before yielding to the event loop: half a second of audio, about 10 ms of work. */
const slice = 8 * 1024;

/** Encodes an MP3 at the best bitrate that fits into `limit` bytes with tag and cover; undefined if none fits. */
export const reencodeMp3 = async (bytes: Buffer, limit: number): Promise<Buffer | undefined> => {
  const measured = await measureAudio(bytes);
  if (measured?.kind !== 'mp3' || !measured.seconds) return undefined;
  const { tag, audio } = splitMp3(bytes);
  for (const bitrate of bitrates) {
    const expected = tag.length + measured.seconds * bitrate * 125;
    if (expected > limit) continue;
    const encoded = await transcode(audio, bitrate, measured.channels);
    if (!encoded) return undefined;
    if (tag.length + encoded.length <= limit) return Buffer.concat([tag, encoded]);
  }
  return undefined;
};

/** Undefined when the sample rate changes within the audio: an encoder has a single rate. */
const transcode = async (audio: Buffer, bitrate: Bitrate, channels: 1 | 2): Promise<Buffer | undefined> => {
  const [{ MPEGDecoder }, { createMp3Encoder }] = await Promise.all([
    import('mpg123-decoder'),
    import('wasm-media-encoders'),
  ]);
  const encoder = await createMp3Encoder();
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    const pieces: Buffer[] = [];
    let rate: number | undefined;
    for (let from = 0; from < audio.length; from += slice) {
      const { channelData, samplesDecoded, sampleRate } = decoder.decode(audio.subarray(from, from + slice));
      if (samplesDecoded > 0) {
        if (rate === undefined) encoder.configure({ sampleRate, channels, bitrate });
        else if (rate !== sampleRate) return undefined;
        rate = sampleRate;
        // The encoder returns a view into its own memory, which the next call overwrites.
        pieces.push(Buffer.from(encoder.encode(channelData.slice(0, channels))));
      }
      // Yields, so that the queue can renew its locks while a long song is encoded.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    if (rate === undefined) return undefined;
    pieces.push(Buffer.from(encoder.finalize()));
    return Buffer.concat(pieces);
  } finally {
    decoder.free();
  }
};
