import type { SKRSContext2D } from '@napi-rs/canvas';
import { disc, type Easel, glow, ridge, size, stars } from './brushes.js';
import type { Palette } from './palette.js';

const craters = [
  [-40, -30, 26],
  [38, 30, 34],
  [22, -58, 16],
] as const;

/** A sun with rays over hills. */
export function paintSun(easel: Easel): void {
  const { brush, palette, chance } = easel;
  const x = size * (0.38 + chance() * 0.24);
  const y = size * (0.4 + chance() * 0.08);
  glow(brush, x, y, 640, palette.light, 0.75);
  brush.save();
  brush.translate(x, y);
  brush.globalAlpha = 0.2;
  brush.fillStyle = palette.light;
  const rays = 18 + Math.floor(chance() * 8);
  for (let ray = 0; ray < rays; ray += 1) {
    brush.rotate((Math.PI * 2) / rays);
    brush.beginPath();
    brush.moveTo(0, 0);
    brush.lineTo(1100, -70);
    brush.lineTo(1100, 70);
    brush.fill();
  }
  brush.restore();
  disc(brush, x, y, 176, palette.accent, 0.35);
  disc(brush, x, y, 150, palette.light);
  ridge(easel, 720, 46, 2.2, palette.accent, 0.75);
  ridge(easel, 800, 40, 2.8, palette.middle, 0.95);
  ridge(easel, 890, 34, 2.4, palette.ground, 1);
}

/** Moon and stars over dark hills. */
export function paintNight(easel: Easel): void {
  const { brush, palette, chance } = easel;
  stars(easel, 340, 800);
  const x = size * (0.3 + chance() * 0.4);
  const y = size * 0.34;
  glow(brush, x, y, 460, palette.light, 0.5);
  if (chance() < 0.5) {
    brush.fillStyle = palette.light;
    brush.beginPath();
    brush.arc(x, y, 132, Math.PI * 0.28, Math.PI * 1.52);
    brush.quadraticCurveTo(
      x - 96,
      y + 24,
      x + 132 * Math.cos(Math.PI * 0.28),
      y + 132 * Math.sin(Math.PI * 0.28),
    );
    brush.fill();
  } else {
    disc(brush, x, y, 132, palette.light);
    for (const [dx, dy, r] of craters) disc(brush, x + dx, y + dy, r, palette.middle, 0.16);
  }
  ridge(easel, 740, 52, 2.2, palette.accent, 0.22);
  ridge(easel, 810, 44, 2.6, palette.middle, 0.85);
  ridge(easel, 890, 36, 3, palette.ground, 1);
}

/** A low sun over the sea, often with a boat. */
export function paintSea(easel: Easel): void {
  const { brush, palette, chance } = easel;
  const x = size * (0.32 + chance() * 0.36);
  glow(brush, x, 430, 520, palette.light, 0.8);
  disc(brush, x, 440, 120, palette.light);
  const horizon = 520;
  const water = brush.createLinearGradient(0, horizon, 0, size);
  water.addColorStop(0, palette.middle);
  water.addColorStop(0.4, palette.top);
  water.addColorStop(1, palette.ground);
  brush.fillStyle = water;
  brush.fillRect(0, horizon, size, size - horizon);
  for (let row = 0; row < 22; row += 1) {
    const depth = row / 22;
    const width = 60 + depth * 230 * (0.5 + chance());
    brush.globalAlpha = 0.6 * (1 - depth);
    brush.fillStyle = palette.light;
    brush.beginPath();
    brush.roundRect(
      x - width / 2 + (chance() - 0.5) * 50,
      horizon + 12 + depth ** 1.4 * 380,
      width,
      3 + depth * 8,
      6,
    );
    brush.fill();
  }
  brush.globalAlpha = 1;
  for (let wave = 0; wave < 4; wave += 1) {
    ridge(
      easel,
      690 + wave * 82,
      16 + wave * 8,
      6 - wave,
      wave % 2 ? palette.top : palette.middle,
      0.42 + wave * 0.08,
    );
  }
  if (chance() < 0.75) paintBoat(brush, size * (x > size / 2 ? 0.27 : 0.72), 668, palette);
}

function paintBoat(brush: SKRSContext2D, x: number, y: number, palette: Palette): void {
  brush.fillStyle = palette.ground;
  brush.beginPath();
  brush.moveTo(x - 92, y);
  brush.quadraticCurveTo(x, y + 72, x + 92, y);
  brush.fill();
  brush.fillRect(x - 3, y - 190, 6, 192);
  brush.fillStyle = palette.light;
  brush.beginPath();
  brush.moveTo(x + 9, y - 186);
  brush.quadraticCurveTo(x + 96, y - 90, x + 82, y - 16);
  brush.lineTo(x + 9, y - 16);
  brush.fill();
  brush.fillStyle = palette.accent;
  brush.beginPath();
  brush.moveTo(x - 9, y - 160);
  brush.quadraticCurveTo(x - 66, y - 70, x - 72, y - 16);
  brush.lineTo(x - 9, y - 16);
  brush.fill();
}

/** Clouds and rain over a wet plain. */
export function paintRain(easel: Easel): void {
  const { brush, palette, chance } = easel;
  glow(brush, size * 0.5, 640, 520, palette.accent, 0.5);
  for (let index = 0; index < 3; index += 1)
    ridge(
      easel,
      700 + index * 80,
      36,
      3 - index * 0.6,
      index === 2 ? palette.ground : palette.middle,
      0.6 + index * 0.2,
    );
  for (const [x, y, scale] of [
    [300, 250, 1.1],
    [720, 190, 1.4],
    [500, 320, 0.9],
  ] as const) {
    paintCloud(brush, x, y, scale, palette.light);
  }
  brush.lineCap = 'round';
  for (let index = 0; index < 300; index += 1) {
    const near = chance();
    const x = chance() * 1150 - 30;
    const y = 180 + chance() * 860;
    const length = 22 + near * 64;
    brush.globalAlpha = 0.12 + near * 0.5;
    brush.strokeStyle = palette.light;
    brush.lineWidth = 1 + near * 2.6;
    brush.beginPath();
    brush.moveTo(x, y);
    brush.lineTo(x - length * 0.22, y + length);
    brush.stroke();
  }
  for (let index = 0; index < 16; index += 1) {
    brush.globalAlpha = 0.35;
    brush.lineWidth = 2.5;
    brush.beginPath();
    brush.ellipse(
      chance() * size,
      890 + chance() * 110,
      22 + chance() * 46,
      6 + chance() * 8,
      0,
      0,
      Math.PI * 2,
    );
    brush.stroke();
  }
  brush.globalAlpha = 1;
}

function paintCloud(brush: SKRSContext2D, x: number, y: number, scale: number, colour: string): void {
  brush.globalAlpha = 0.3;
  brush.fillStyle = colour;
  brush.beginPath();
  brush.roundRect(x - 180 * scale, y, 360 * scale, 88 * scale, 44 * scale);
  for (const [dx, dy, r] of [
    [-76, 6, 72],
    [36, -22, 104],
    [112, 26, 58],
  ] as const) {
    brush.moveTo(x + (dx + r) * scale, y + dy * scale);
    brush.arc(x + dx * scale, y + dy * scale, r * scale, 0, Math.PI * 2);
  }
  brush.fill();
  brush.globalAlpha = 1;
}

/** Ranges of mountains in haze. */
export function paintMountains(easel: Easel): void {
  const { brush, palette, chance } = easel;
  const x = size * (0.3 + chance() * 0.4);
  stars(easel, 90, 380);
  glow(brush, x, 400, 560, palette.light, 0.8);
  disc(brush, x, 380, 96, palette.light);
  const colours = [palette.bottom, palette.accent, palette.middle, palette.top, palette.ground];
  for (const [layer, colour] of colours.entries()) {
    ridge(easel, 540 + layer * 92, 92 - layer * 14, 2.6 + layer * 0.5, colour, 0.5 + layer * 0.12, layer < 3);
  }
}
