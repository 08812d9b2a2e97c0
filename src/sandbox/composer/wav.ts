import type { Stereo } from './render.js';
import { sampleRate } from './waves.js';

/** Encodes audio as a WAV: two channels of 16 bits. */
export const encodeWav = ([left, right]: Stereo): Buffer => {
  const frameBytes = 4;
  const file = Buffer.alloc(44 + left.length * frameBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * frameBytes, 28);
  file.writeUInt16LE(frameBytes, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(left.length * frameBytes, 40);
  for (let index = 0; index < left.length; index += 1) {
    file.writeInt16LE(to16Bits(left[index] ?? 0), 44 + index * frameBytes);
    file.writeInt16LE(to16Bits(right[index] ?? 0), 46 + index * frameBytes);
  }
  return file;
};

const to16Bits = (sample: number): number => Math.round(Math.min(1, Math.max(-1, sample)) * 32767);
