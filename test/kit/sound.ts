import { createMp3Encoder, createOggEncoder } from 'wasm-media-encoders';
import { videoOf } from '../../src/sandbox/rendering/mp4.js';

/** The properties of a test tone. */
export type ToneOptions = {
  bitrate?: 64 | 96 | 128 | 192 | 320;
  channels?: 1 | 2;
  sampleRate?: 22050 | 24000 | 44100 | 48000;
  /** In hertz. */
  pitch?: number;
};

/** A small MP3 without tags: a steady tone of this many seconds, the same bytes every time. */
export const tone = async (seconds: number, options: ToneOptions = {}): Promise<Buffer> => {
  const { bitrate = 128, channels = 2, sampleRate = 44100, pitch = 440 } = options;
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate, channels, bitrate });
  const samples = wave(Math.round(seconds * sampleRate), sampleRate, pitch);
  const pieces: Buffer[] = [];
  for (let from = 0; from < samples.length; from += 9216) {
    const piece = samples.subarray(from, from + 9216);
    pieces.push(Buffer.from(encoder.encode(channels === 2 ? [piece, piece] : [piece])));
  }
  pieces.push(Buffer.from(encoder.finalize()));
  return Buffer.concat(pieces);
};

/** The tone as an OGG file, like a voice message. */
export const oggTone = async (seconds: number, pitch = 440): Promise<Buffer> => {
  const encoder = await createOggEncoder();
  const sampleRate = 44_100;
  encoder.configure({ sampleRate, channels: 1, vbrQuality: 1 });
  const samples = wave(Math.round(seconds * sampleRate), sampleRate, pitch);
  const pieces: Buffer[] = [];
  for (let from = 0; from < samples.length; from += 9216) {
    pieces.push(Buffer.from(encoder.encode([samples.subarray(from, from + 9216)])));
  }
  pieces.push(Buffer.from(encoder.finalize()));
  return Buffer.concat(pieces);
};

/** The tone as an MP4 video with a still picture, like a video message. */
export const filmTone = async (seconds: number): Promise<Buffer> => {
  return videoOf(await tone(seconds), Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 240);
};

/** The tone as an uncompressed 16 bit mono WAV. */
export const wavTone = (seconds: number, pitch = 440): Buffer => {
  const sampleRate = 8000;
  const samples = wave(Math.round(seconds * sampleRate), sampleRate, pitch);
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) {
    bytes.writeInt16LE(Math.round(sample * 32_000), 44 + index * 2);
  }
  return bytes;
};

const wave = (length: number, sampleRate: number, pitch: number): Float32Array =>
  Float32Array.from({ length }, (_, index) => Math.sin((2 * Math.PI * pitch * index) / sampleRate) * 0.4);
