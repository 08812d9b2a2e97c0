import { createMp3Encoder } from 'wasm-media-encoders';
import type { Stereo } from './render.js';
import { sampleRate } from './waves.js';
import { createYield } from './yield.js';

/** Samples encoded at once: eight MP3 frames. */
const slice = 1152 * 8;

/** Encodes audio as an MP3, at a bitrate in kbit/s. */
export const encodeMp3 = async (audio: Stereo, channels: 1 | 2, bitrate: 64 | 128): Promise<Buffer> => {
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate, channels, bitrate });
  const yieldToEventLoop = createYield();
  const input = channels === 2 ? audio : [mono(audio)];
  const pieces: Buffer[] = [];
  for (let from = 0; from < audio[0].length; from += slice) {
    await yieldToEventLoop();
    // The encoder returns a view into its own memory, which the next call overwrites.
    pieces.push(Buffer.from(encoder.encode(input.map((channel) => channel.subarray(from, from + slice)))));
  }
  pieces.push(Buffer.from(encoder.finalize()));
  return Buffer.concat(pieces);
};

const mono = ([left, right]: Stereo): Float32Array =>
  left.map((sample, index) => (sample + (right[index] ?? 0)) / 2);
