import { ID3Writer } from 'browser-id3-writer';
import type { TakeLabel } from '../../core/index.js';

/** The number of "Cover (front)" among the ID3v2 picture types. */
const frontCover = 3;

/** The parts of an MP3: its leading ID3v2 tag, and its audio without any tag. */
type Mp3Parts = { tag: Buffer; audio: Buffer };

/** Splits an MP3 into its leading ID3v2 tag and its audio; trailing APE and ID3v1 tags are dropped. */
export const splitMp3 = (bytes: Buffer): Mp3Parts => {
  const start = leadingTag(bytes);
  let end = bytes.length;
  if (end - start >= 128 && bytes.toString('latin1', end - 128, end - 125) === 'TAG') end -= 128;
  end -= trailingApeTag(bytes.subarray(start, end));
  return { tag: bytes.subarray(0, start), audio: bytes.subarray(start, end) };
};

/** Replaces all tags of an MP3 with this label as an ID3v2.3 tag; `cover` is a JPEG. */
export const tagMp3 = (bytes: Buffer, label: TakeLabel, cover: Buffer | undefined): Buffer => {
  // Given an empty file, the writer returns the tag alone: a long song is not copied three times.
  const writer = new ID3Writer(new ArrayBuffer(0));
  const title = clean(label.title, 300);
  // Players group covers by album: takes of one song share an album, different songs do not.
  writer.setFrame('TIT2', title).setFrame('TALB', title);
  writer.setFrame('TPE1', [clean(label.performer, 300)]);
  const style = clean(label.style, 1000);
  if (style) {
    const genre = findGenre(style);
    if (genre) writer.setFrame('TCON', [genre]);
    writer.setFrame('TXXX', { description: 'Song style', value: style });
  }
  const lyrics = clean(label.lyrics, 20_000);
  if (lyrics) writer.setFrame('USLT', { description: '', lyrics, language: 'eng' });
  const comment = clean(label.comment, 1000);
  if (comment) writer.setFrame('COMM', { description: '', text: comment, language: 'eng' });
  if (cover) {
    writer.setFrame('APIC', { type: frontCover, description: '', data: new Uint8Array(cover).buffer });
  }
  return Buffer.concat([Buffer.from(writer.addTag()), splitMp3(bytes).audio]);
};

/** The first part of a style that works as a genre: players read a leading number as an ID3v1 genre. */
const findGenre = (style: string): string | undefined => {
  const parts = style.split(/[,;\n]/).map((part) => part.replace(/[()]/g, '').trim().slice(0, 60));
  return parts.map((part) => part.replace(/^(?=\d+0s\b)/, '’')).find((part) => /^\D/.test(part));
};

/** Bytes of all leading ID3v2 tags; there may be several in a row (ID3v2.4, section 3.1). */
export const leadingTag = (bytes: Buffer): number => {
  let at = 0;
  while (at + 10 <= bytes.length && bytes.toString('latin1', at, at + 3) === 'ID3') {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10);
    const hasFooter = ((bytes[at + 5] ?? 0) & 0x10) !== 0;
    at += 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127) + (hasFooter ? 10 : 0);
  }
  return Math.min(at, bytes.length);
};

/** Bytes of a trailing APEv2 tag, as its footer declares them, with the header if there is one. */
const trailingApeTag = (bytes: Buffer): number => {
  const footer = bytes.length - 32;
  if (footer < 0 || bytes.toString('latin1', footer, footer + 8) !== 'APETAGEX') return 0;
  const hasHeader = bytes.readUInt32LE(footer + 20) >>> 31 === 1;
  const length = bytes.readUInt32LE(footer + 12) + (hasHeader ? 32 : 0);
  return length >= 32 && length <= bytes.length ? length : 0;
};

const clean = (text: string, limit: number): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .trim()
    .slice(0, limit);
