import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from '../random.js';
import type { Palette } from './palette.js';

/** Sides of the square every cover is painted on, in pixels. */
export const size = 1024;

/** What a painter is given: a square of 1024 by 1024 on which sky and ground are already laid. */
export interface Easel {
  readonly brush: SKRSContext2D;
  readonly palette: Palette;
  readonly chance: Random;
}

/** A round spot of one colour. */
export function disc(
  brush: SKRSContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
  alpha = 1,
): void {
  brush.globalAlpha = alpha;
  brush.fillStyle = colour;
  brush.beginPath();
  brush.arc(x, y, radius, 0, Math.PI * 2);
  brush.fill();
  brush.globalAlpha = 1;
}

/** Light that fades from a point to a radius; the colour is a six-digit hex one. */
export function glow(
  brush: SKRSContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
  alpha: number,
): void {
  const light = brush.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, colour);
  light.addColorStop(1, `${colour}00`);
  brush.globalAlpha = alpha;
  brush.fillStyle = light;
  brush.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  brush.globalAlpha = 1;
}

/** Fills everything below a soft line that sways around a height. */
export function ridge(
  { brush, chance }: Easel,
  height: number,
  sway: number,
  waves: number,
  colour: string | CanvasGradient,
  alpha: number,
  sharp = false,
): void {
  const shifts = [chance() * 7, chance() * 7, chance() * 7];
  brush.globalAlpha = alpha;
  brush.fillStyle = colour as string;
  brush.beginPath();
  brush.moveTo(0, size);
  for (let x = 0; x <= size; x += 4) {
    const t = (x / size) * Math.PI * waves;
    const bump = (angle: number) => (sharp ? 1 - Math.abs(((angle / Math.PI) % 2) - 1) * 2 : Math.sin(angle));
    const sum =
      bump(t + (shifts[0] ?? 0)) +
      0.5 * bump(t * 2.1 + (shifts[1] ?? 0)) +
      0.22 * bump(t * 4.7 + (shifts[2] ?? 0));
    brush.lineTo(x, height + sum * sway);
  }
  brush.lineTo(size, size);
  brush.fill();
  brush.globalAlpha = 1;
}

/** Small lights between the top and a height. */
export function stars({ brush, palette, chance }: Easel, count: number, lowest: number): void {
  for (let index = 0; index < count; index += 1) {
    const bright = chance();
    disc(
      brush,
      chance() * size,
      chance() * lowest,
      0.8 + bright ** 6 * 3,
      palette.light,
      0.25 + bright * 0.7,
    );
  }
}
