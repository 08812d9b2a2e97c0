import { createMp3Encoder } from 'wasm-media-encoders';
import { sampleRate } from './instruments.js';
import type { Stereo } from './render.js';
import { createYield } from './yield.js';

const slice = 1152 * 8;

/** The sound as an MP3 file: full songs in stereo at 128 kbit/s, single voices in mono at 64 kbit/s. */
export const encodeMp3 = async (sound: Stereo, channels: 1 | 2): Promise<Buffer> => {
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate, channels, bitrate: channels === 2 ? 128 : 64 });
  const yieldToEventLoop = createYield();
  const ears = channels === 2 ? sound : [await middle(sound)];
  const pieces: Buffer[] = [];
  for (let from = 0; from < sound[0].length; from += slice) {
    await yieldToEventLoop();
    // The encoder hands out a view into its own memory, which the next call overwrites.
    pieces.push(Buffer.from(encoder.encode(ears.map((ear) => ear.subarray(from, from + slice)))));
  }
  pieces.push(Buffer.from(encoder.finalize()));
  return Buffer.concat(pieces);
};

const middle = async ([left, right]: Stereo): Promise<Float32Array> =>
  left.map((sample, index) => (sample + (right[index] ?? 0)) / 2);
