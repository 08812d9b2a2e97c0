import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, pick, seedOf } from '../random.js';
import { size as full } from './brushes.js';
import { type MotifName, motifs } from './motifs.js';
import { type Palette, paletteOf } from './palette.js';
import { writeWords } from './wordmark.js';

const motifNames = Object.keys(motifs) as MotifName[];

/** What is painted on a cover; the same sketch always gives the same picture. */
export interface Sketch {
  readonly seed: number;
  readonly motif: MotifName;
}

/** The sketch for the words of a song; words that hint at nothing give flowing ribbons. */
export function createSketch(words: string, seed: number): Sketch {
  const text = words.toLowerCase();
  const hinted = motifNames.find((name) => new RegExp(`\\b(?:${motifs[name].words})\\b`).test(text));
  return { seed: seedOf('cover', seed), motif: hinted ?? 'ribbons' };
}

/** The sketch as letters and digits, for a file name. */
export function formatSketch(sketch: Sketch): string {
  return `${sketch.seed.toString(36)}-${motifNames.indexOf(sketch.motif)}`;
}

/** The sketch of a file name, or nothing when formatSketch did not write it. */
export function parseSketch(text: string): Sketch | undefined {
  const found = /^([0-9a-z]{1,7})-(\d{1,2})$/.exec(text);
  const motif = motifNames[Number(found?.[2])];
  const seed = Number.parseInt(found?.[1] ?? '', 36);
  return found && motif && seed <= 0xffffffff ? { seed, motif } : undefined;
}

/** Paints a cover as a square JPEG with sides of so many pixels, at most 1024. */
export async function paintCover(sketch: Sketch, side: number): Promise<Buffer> {
  const canvas = createCanvas(full, full);
  const brush = canvas.getContext('2d');
  const chance = createRandom(sketch.seed);
  const motif = motifs[sketch.motif];
  const [first, ...rest] = motif.hours;
  const palette = paletteOf(pick(chance, [first, ...rest]), chance);
  paintSky(brush, palette);
  motif.paint({ brush, palette, chance });
  paintGrain(brush, chance);
  paintVignette(brush);
  brush.globalAlpha = 0.72;
  const onSnow = sketch.motif === 'snow';
  brush.strokeStyle = onSnow ? palette.ground : palette.light;
  brush.shadowColor = onSnow ? 'transparent' : 'rgba(0,0,0,0.55)';
  brush.shadowBlur = 6;
  writeWords(brush, 'minstrel sandbox', full - 34, full - 54, 3);
  brush.shadowBlur = 0;
  brush.globalAlpha = 1;
  if (side >= full) return canvas.encode('jpeg', 86);
  const small = createCanvas(side, side);
  const pen = small.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(canvas, 0, 0, side, side);
  return small.encode('jpeg', 84);
}

function paintSky(brush: SKRSContext2D, palette: Palette): void {
  const sky = brush.createLinearGradient(0, 0, 0, full);
  sky.addColorStop(0, palette.top);
  sky.addColorStop(0.5, palette.middle);
  sky.addColorStop(0.95, palette.bottom);
  brush.fillStyle = sky;
  brush.fillRect(0, 0, full, full);
}

/** A fine grain keeps wide gradients from showing bands. */
function paintGrain(brush: SKRSContext2D, chance: () => number): void {
  const tile = createCanvas(256, 256);
  const pen = tile.getContext('2d');
  const pixels = pen.createImageData(256, 256);
  for (let index = 0; index < pixels.data.length; index += 4) {
    const grey = chance() < 0.5 ? 0 : 255;
    pixels.data[index] = grey;
    pixels.data[index + 1] = grey;
    pixels.data[index + 2] = grey;
    pixels.data[index + 3] = chance() * 16;
  }
  pen.putImageData(pixels, 0, 0);
  for (let x = 0; x < full; x += 256) for (let y = 0; y < full; y += 256) brush.drawImage(tile, x, y);
}

function paintVignette(brush: SKRSContext2D): void {
  const shade = brush.createRadialGradient(full / 2, full / 2, full * 0.42, full / 2, full / 2, full * 0.78);
  shade.addColorStop(0, 'rgba(0,0,0,0)');
  shade.addColorStop(1, 'rgba(0,0,0,0.42)');
  brush.fillStyle = shade;
  brush.fillRect(0, 0, full, full);
}
