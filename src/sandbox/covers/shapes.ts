import type { Random } from '../random.js';
import type { Palette } from './palette.js';

/** Sides of the square every cover is drawn on, in units of the SVG. */
export const size = 1024;

/** What a motif draws with; the sky is drawn already. */
export type Scene = {
  readonly palette: Palette;
  readonly chance: Random;
};

/** A number as SVG writes it: a tenth of a unit is finer than a pixel. */
export const units = (value: number): string => String(Math.round(value * 10) / 10);

/** Numbers of a path, separated by spaces. */
export const at = (...values: number[]): string => values.map(units).join(' ');

const opacity = (alpha: number): string => (alpha >= 1 ? '' : ` opacity="${alpha.toFixed(2)}"`);

/** A path filled with one colour. */
export const fill = (path: string, colour: string, alpha = 1): string =>
  `<path d="${path}" fill="${colour}"${opacity(alpha)}/>`;

/** A path drawn as a line with round ends. */
export const line = (path: string, colour: string, width: number, alpha = 1): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${units(width)}" stroke-linecap="round" stroke-linejoin="round"${opacity(alpha)}/>`;

/** A rectangle of one colour, with round corners if told. */
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  alpha = 1,
  corner = 0,
): string =>
  `<rect x="${units(x)}" y="${units(y)}" width="${units(width)}" height="${units(height)}"${corner > 0 ? ` rx="${units(corner)}"` : ''} fill="${colour}"${opacity(alpha)}/>`;

/** A round spot of one colour. */
export const disc = (x: number, y: number, radius: number, colour: string, alpha = 1): string =>
  `<circle cx="${units(x)}" cy="${units(y)}" r="${units(radius)}" fill="${colour}"${opacity(alpha)}/>`;

/** A circle or an ellipse drawn as a line. */
export const ring = (
  x: number,
  y: number,
  [across, down]: readonly [number, number],
  colour: string,
  width: number,
  alpha: number,
): string =>
  `<ellipse cx="${units(x)}" cy="${units(y)}" rx="${units(across)}" ry="${units(down)}" fill="none" stroke="${colour}" stroke-width="${width}"${opacity(alpha)}/>`;

/** Light that fades from a point to a radius; the colour has six hexadecimal digits. */
export const glow = (x: number, y: number, radius: number, colour: string, alpha: number): string => {
  const id = `glow-${colour.slice(1)}`;
  // A name that is defined twice means the same gradient both times.
  return `<radialGradient id="${id}"><stop stop-color="${colour}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>${disc(x, y, radius, `url(#${id})`, alpha)}`;
};

/** Shapes turned around a point, by an angle in radians. */
export const turned = (x: number, y: number, angle: number, shapes: string): string =>
  `<g transform="translate(${at(x, y)}) rotate(${((angle * 180) / Math.PI).toFixed(2)})">${shapes}</g>`;

/** How a ridge looks: it sways around `height` by up to `sway`, with so many waves; `sharp` ones have peaks. */
type Ridge = { height: number; sway: number; waves: number; sharp?: boolean };

/** Fills everything below a line that sways around a height. */
export const ridge = (
  { chance }: Scene,
  { height, sway, waves, sharp = false }: Ridge,
  colour: string,
  alpha: number,
): string => {
  const [first, second, third] = [chance() * 7, chance() * 7, chance() * 7];
  const bump = (angle: number) => (sharp ? 1 - Math.abs(((angle / Math.PI) % 2) - 1) * 2 : Math.sin(angle));
  let path = `M0 ${size}`;
  for (let x = 0; x <= size; x += 4) {
    const angle = (x / size) * Math.PI * waves;
    const sum = bump(angle + first) + 0.5 * bump(angle * 2.1 + second) + 0.22 * bump(angle * 4.7 + third);
    path += `L${at(x, height + sum * sway)}`;
  }
  return fill(`${path}V${size}Z`, colour, alpha);
};

/** Small lights between the top and a height. */
export const stars = ({ palette, chance }: Scene, count: number, lowest: number): string =>
  repeat(count, () => {
    const bright = chance();
    return disc(
      chance() * size,
      chance() * lowest,
      0.8 + bright ** 6 * 3,
      palette.light,
      0.25 + bright * 0.7,
    );
  });

/** Shapes drawn so many times, one after another. */
export const repeat = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');
