/** Format and size of a picture; width and height in pixels. */
export type PictureSize = {
  format: 'jpeg' | 'png' | 'webp';
  width: number;
  height: number;
};

/** Reads format and size from the bytes of a JPEG, PNG or WebP picture; undefined for anything else. */
export const measurePicture = (bytes: Buffer): PictureSize | undefined => {
  if (bytes.length > 24 && bytes.subarray(1, 4).toString('latin1') === 'PNG') {
    return { format: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length > 30 && bytes.subarray(8, 12).toString('latin1') === 'WEBP') return measureWebp(bytes);
  if (bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8) return measureJpeg(bytes);
  return undefined;
};

/** True for a thumbnail that Telegram shows: JPEG, under 200 kB, 320 x 320 pixels at most (Bot API sendAudio). */
export const isThumbnail = (bytes: Buffer): boolean => {
  const size = measurePicture(bytes);
  return size?.format === 'jpeg' && bytes.length < 200_000 && size.width <= 320 && size.height <= 320;
};

const measureJpeg = (bytes: Buffer): PictureSize | undefined => {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { format: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
};

const measureWebp = (bytes: Buffer): PictureSize | undefined => {
  const chunk = bytes.subarray(12, 16).toString('latin1');
  if (chunk === 'VP8X') {
    return { format: 'webp', width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  }
  if (chunk === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return {
    format: 'webp',
    width: bytes.readUInt16LE(26) & 0x3fff,
    height: bytes.readUInt16LE(28) & 0x3fff,
  };
};
