import sharp from 'sharp';

/** The properties of a test picture; `noisy` ones are hard to compress. */
export type PictureOptions = {
  format?: 'jpeg' | 'png' | 'webp' | 'gif';
  height?: number;
  noisy?: boolean;
};

/** A picture of this width in pixels, square by default. */
export const picture = (width: number, options: PictureOptions = {}): Promise<Buffer> => {
  const { format = 'jpeg', height = width, noisy = false } = options;
  const input = noisy
    ? sharp(hiss(width * height * 3), { raw: { width, height, channels: 3 } })
    : sharp({ create: { width, height, channels: 3, background: '#7744cc' } });
  return input
    .withExif({ IFD0: { Copyright: 'the camera of Ada' } })
    .toFormat(format)
    .toBuffer();
};

/** The same random-looking bytes every time. */
const hiss = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
};
