import { createRandom, pick, seedOf } from '../random.js';
import { type MotifName, motifs } from './motifs.js';
import { type Palette, paletteOf } from './palette.js';
import { line, size } from './shapes.js';
import { wordsPath } from './wordmark.js';

const motifNames = Object.keys(motifs) as MotifName[];

/** What a cover shows; the same sketch always gives the same picture. */
export type Sketch = { readonly seed: number; readonly motif: MotifName };

/** The sketch for the words of a song; words that hint at nothing give flowing ribbons. */
export const createSketch = (words: string, seed: number): Sketch => {
  const text = words.toLowerCase();
  const hinted = motifNames.find((name) => new RegExp(`\\b(?:${motifs[name].words})\\b`).test(text));
  return { seed: seedOf('cover', seed), motif: hinted ?? 'ribbons' };
};

/** The sketch as letters and digits, for a file name. */
export const formatSketch = (sketch: Sketch): string =>
  `${sketch.seed.toString(36)}-${motifNames.indexOf(sketch.motif)}`;

/** The sketch of a file name; undefined when formatSketch did not write it. */
export const parseSketch = (text: string): Sketch | undefined => {
  const found = /^([0-9a-z]{1,7})-(\d{1,2})$/.exec(text);
  const motif = motifNames[Number(found?.[2])];
  const seed = Number.parseInt(found?.[1] ?? '', 36);
  return found && motif && seed <= 0xffffffff ? { seed, motif } : undefined;
};

/** Paints a cover as a square JPEG with sides of so many pixels, at most 1024. */
export const paintCover = async (sketch: Sketch, side: number): Promise<Buffer> => {
  // Loaded with the first cover: a sandbox that nobody asks for a song does without.
  const { default: sharp } = await import('sharp');
  const chance = createRandom(sketch.seed);
  const svg = drawCover(sketch, chance, Math.min(side, size));
  const grain = paintGrain(chance, Math.min(side, grainSide));
  return sharp(Buffer.from(svg))
    .composite([{ ...grain, tile: true, blend: 'over' }])
    .flatten()
    .jpeg({ quality: 86 })
    .toBuffer();
};

const drawCover = ({ motif: name }: Sketch, chance: () => number, side: number): string => {
  const motif = motifs[name];
  const [first, ...rest] = motif.hours;
  const palette = paletteOf(pick(chance, [first, ...rest]), chance);
  const scene = motif.draw({ palette, chance });
  const content = `${drawSky(palette)}${scene}${vignette}${drawWords(palette, name === 'snow')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${size} ${size}">${content}</svg>`;
};

const square = `width="${size}" height="${size}"`;

const drawSky = ({ top, middle, bottom }: Palette): string =>
  `<linearGradient id="sky" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="0.5" stop-color="${middle}"/><stop offset="0.95" stop-color="${bottom}"/></linearGradient><rect ${square} fill="url(#sky)"/>`;

const vignette = `<radialGradient id="vignette" r="0.78"><stop offset="0.54" stop-opacity="0"/><stop offset="1" stop-opacity="0.42"/></radialGradient><rect ${square} fill="url(#vignette)"/>`;

/** The name of the sandbox, with a soft shadow where the ground is dark. */
const drawWords = ({ ground, light }: Palette, isOnSnow: boolean): string => {
  const path = wordsPath('minstrel sandbox', size - 34, size - 54, 3);
  if (isOnSnow) return line(path, ground, 2.2, 0.72);
  return line(path, '#000000', 7, 0.14) + line(path, '#000000', 4.5, 0.2) + line(path, light, 2.2, 0.78);
};

/** Pixels of a side of the tile that is laid over a cover. */
const grainSide = 128;

/** A fine grain keeps wide gradients from showing bands. */
const paintGrain = (chance: () => number, side: number) => {
  const pixels = Buffer.alloc(side * side * 4);
  for (let index = 0; index < pixels.length; index += 4) {
    pixels.fill(chance() < 0.5 ? 0 : 255, index, index + 3);
    pixels[index + 3] = chance() * 13;
  }
  return { input: pixels, raw: { width: side, height: side, channels: 4 as const } };
};
