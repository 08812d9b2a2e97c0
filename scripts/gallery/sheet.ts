import sharp from 'sharp';
import type { Picture } from './ui-driver.js';

const gap = 24;
const caption = 30;

/** Pictures of one width, each under its name, in columns of about the same height; as a PNG. */
export const contactSheet = async (pictures: readonly Picture[], width: number): Promise<Buffer> => {
  const sized = await Promise.all(
    pictures.map(async ({ name, image }) => ({
      name,
      image,
      height: (await sharp(image).metadata()).height,
    })),
  );
  const whole = sized.reduce((sum, { height }) => sum + height + caption + gap, 0);
  const tallest = Math.max(...sized.map(({ height }) => height + caption + gap));
  const most = Math.max(tallest, whole / Math.max(1, Math.round(Math.sqrt(whole / width))));
  const placed: { input: Buffer; left: number; top: number }[] = [];
  let column = 0;
  let top = 0;
  let bottom = 0;
  for (const { name, image, height } of sized) {
    if (top > 0 && top + height + caption > most) {
      column += 1;
      top = 0;
    }
    const left = gap + column * (width + gap);
    placed.push({ input: label(name, width), left, top: top + gap / 2 });
    placed.push({ input: image, left, top: top + caption + gap / 2 });
    top += height + caption + gap;
    bottom = Math.max(bottom, top);
  }
  const size = { width: gap + (column + 1) * (width + gap), height: bottom + gap };
  return sharp({ create: { ...size, channels: 3, background: '#777' } })
    .composite(placed)
    .png({ palette: true, colours: 256 })
    .toBuffer();
};

const label = (name: string, width: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${caption}"><text y="20" font-size="18" font-family="sans-serif" fill="#fff">${name}</text></svg>`,
  );
