import { splitMp3 } from './id3.js';
import { measureSound } from './sound.js';

/** In kbit/s, best first. */
const bitrates = [192, 160, 128, 96, 64] as const;

type Bitrate = (typeof bitrates)[number];

/** Bytes of MP3 worked on between two turns of the event loop: half a second of sound, some ten milliseconds of work. */
const slice = 8 * 1024;

/** The MP3 at the best bitrate that fits into so many bytes, its tag and cover included; undefined when none does. */
export async function shrinkMp3(bytes: Buffer, limit: number): Promise<Buffer | undefined> {
  const measured = await measureSound(bytes);
  if (measured?.kind !== 'mp3' || !measured.seconds) return undefined;
  const { tag, sound } = splitMp3(bytes);
  for (const bitrate of bitrates) {
    const expected = tag.length + measured.seconds * bitrate * 125;
    if (expected > limit) continue;
    const encoded = await encodeAgain(sound, bitrate, measured.channels);
    if (!encoded) return undefined;
    if (tag.length + encoded.length <= limit) return Buffer.concat([tag, encoded]);
  }
  return undefined;
}

/** Undefined when the sound changes its sample rate on the way, which one encoder can not follow. */
async function encodeAgain(sound: Buffer, bitrate: Bitrate, channels: 1 | 2): Promise<Buffer | undefined> {
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
    for (let from = 0; from < sound.length; from += slice) {
      const { channelData, samplesDecoded, sampleRate } = decoder.decode(sound.subarray(from, from + slice));
      if (samplesDecoded > 0) {
        if (rate === undefined) encoder.configure({ sampleRate, channels, bitrate });
        else if (rate !== sampleRate) return undefined;
        rate = sampleRate;
        // The encoder hands out a view into its own memory, which the next call overwrites.
        pieces.push(Buffer.from(encoder.encode(channelData.slice(0, channels))));
      }
      // Lets the queue renew its locks while a long song is worked on.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    if (rate === undefined) return undefined;
    pieces.push(Buffer.from(encoder.finalize()));
    return Buffer.concat(pieces);
  } finally {
    decoder.free();
  }
}
