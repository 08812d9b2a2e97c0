/** A track's picture as JPEGs without metadata: the cover at most 1000 pixels wide and high, and a thumbnail. */
export type Pictures = { cover: Buffer; thumbnail: Buffer };

/** Pixels a picture may have when decoded: more than any gateway draws, fewer than a decompression bomb. */
const pixelLimit = 40_000_000;

/** Draws cover and thumbnail (Telegram Bot API sendAudio: JPEG, 320×320, less than 200 kB) from a JPEG, PNG or WebP. */
export const drawPictures = async (bytes: Buffer): Promise<Pictures> => {
  const cover = await draw(bytes, 1000, 86);
  for (const quality of [84, 60, 30]) {
    const thumbnail = await draw(cover, 320, quality);
    if (thumbnail.length < 200_000) return { cover, thumbnail };
  }
  throw new Error('no thumbnail is below 200 kB');
};

const draw = async (bytes: Buffer, edge: number, quality: number): Promise<Buffer> => {
  // Loaded with the first picture: an idle bot does not hold the image library in memory.
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'error', autoOrient: true })
    .timeout({ seconds: 20 })
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toBuffer();
};
