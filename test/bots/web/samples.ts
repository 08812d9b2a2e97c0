import type { ChatMessage } from '../../../src/core/index.js';

/** A picture of one colour. */
export const cover =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="teal"/></svg>';

/** Three seconds of silence as a WAV file: 8000 samples a second, 8 bits each. */
const silence = (): Uint8Array<ArrayBuffer> => {
  const samples = 24_000;
  const file = new Uint8Array(44 + samples).fill(128, 44);
  const view = new DataView(file.buffer);
  const write = (at: number, text: string) => file.set(new TextEncoder().encode(text), at);
  write(0, 'RIFF');
  view.setUint32(4, 36 + samples, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, 'data');
  view.setUint32(40, samples, true);
  return file;
};

/** Lyrics with their times, as an LRC file. */
const lyrics = `[ti:Rain]
[00:00.50]Rain on the roof
[00:01.00]and tea in my hand
[00:01.50]nobody calls
[00:02.00]and nobody can`;

/** The files of the sample tracks, by key. */
export const media = {
  cover: { type: 'image/svg+xml', bytes: new TextEncoder().encode(cover) },
  lyrics: { type: 'text/plain', bytes: new TextEncoder().encode(lyrics) },
  sound: { type: 'audio/wav', bytes: silence() },
};

/** A button with an action. */
export const button = (label: string, subject: string) =>
  ({ kind: 'button', label, action: { do: 'more', track: subject }, style: 'plain' }) as const;

/** A finished track with its cover and its buttons. */
export const track = (title: string): ChatMessage => ({
  tone: 'good',
  title,
  facts: [
    { label: 'Length', value: '0:03' },
    { label: 'Style', value: 'indie folk' },
  ],
  image: { key: 'cover', name: 'cover.svg', type: 'image/svg+xml', bytes: cover.length },
  audio: {
    key: 'sound',
    name: `${title}.wav`,
    type: 'audio/wav',
    bytes: media.sound.bytes.length,
    title,
    performer: 'Minstrel',
    seconds: 3,
  },
  controls: [
    ['Extend', 'Cover', 'Stems', 'Remaster', 'More'].map((label) => button(label, `press ${label}`)),
  ],
});

/** The timed lyrics of a song, as core posts them; `key` is the key of the file. */
export const timedLyrics = (title: string, key = 'lyrics'): ChatMessage => ({
  tone: 'good',
  title: `Timed lyrics: ${title}`,
  body: 'The words with their times.\n\n0:00  Rain on the roof',
  file: { key, name: `${title}.lrc`, type: 'text/plain', bytes: lyrics.length },
  controls: [],
});
