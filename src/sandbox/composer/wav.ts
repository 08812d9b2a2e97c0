import { sampleRate } from './instruments.js';
import type { Stereo } from './render.js';

/** The sound as a WAV file: two channels of 16 bits. */
export const encodeWav = ([left, right]: Stereo): Buffer => {
  const frame = 4;
  const file = Buffer.alloc(44 + left.length * frame);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * frame, 28);
  file.writeUInt16LE(frame, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(left.length * frame, 40);
  for (let index = 0; index < left.length; index += 1) {
    file.writeInt16LE(sixteenBits(left[index] ?? 0), 44 + index * frame);
    file.writeInt16LE(sixteenBits(right[index] ?? 0), 46 + index * frame);
  }
  return file;
};

const sixteenBits = (sample: number): number => Math.round(Math.min(1, Math.max(-1, sample)) * 32767);
