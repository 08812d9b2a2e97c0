import type { SKRSContext2D } from '@napi-rs/canvas';
import { disc, type Easel, glow, ridge, size, stars } from './brushes.js';

/** Snow falling on firs. */
export function paintSnow(easel: Easel): void {
  const { brush, palette, chance } = easel;
  stars(easel, 120, 560);
  glow(brush, 720, 250, 360, palette.light, 0.45);
  ridge(easel, 610, 92, 3, palette.middle, 0.8, true);
  ridge(easel, 740, 40, 2.4, palette.light, 0.55);
  for (let tree = 0; tree < 9; tree += 1)
    paintFir(brush, 40 + chance() * 950, 800 + chance() * 60, 100 + chance() * 130, palette.ground);
  ridge(easel, 850, 30, 2, palette.light, 0.95);
  for (let flake = 0; flake < 240; flake += 1)
    disc(brush, chance() * size, chance() * size, 1.5 + chance() ** 3 * 8, '#ffffff', 0.35 + chance() * 0.5);
}

/** Firs in layers with fireflies. */
export function paintForest(easel: Easel): void {
  const { brush, palette, chance } = easel;
  glow(brush, size * (0.35 + chance() * 0.3), 420, 560, palette.light, 0.85);
  for (let layer = 0; layer < 4; layer += 1) {
    const height = 620 + layer * 95;
    const colour = [palette.bottom, palette.middle, palette.top, palette.ground][layer] ?? palette.ground;
    for (let x = -20; x < size + 40; x += 46 + layer * 14 + chance() * 20) {
      brush.globalAlpha = 0.5 + layer * 0.16;
      paintFir(brush, x, height + 40 + chance() * 24, (150 + chance() * 130) * (0.8 + layer * 0.2), colour);
    }
    ridge(easel, height, 18, 2.4, colour, Math.min(1, 0.55 + layer * 0.16));
  }
  for (let index = 0; index < 40; index += 1)
    glow(brush, chance() * size, 420 + chance() * 540, 8 + chance() * 16, palette.accent, 0.8);
}

function paintFir(brush: SKRSContext2D, x: number, y: number, height: number, colour: string): void {
  brush.fillStyle = colour;
  for (let tier = 0; tier < 4; tier += 1) {
    const top = y - height + tier * height * 0.2;
    const half = height * (0.14 + tier * 0.075);
    brush.beginPath();
    brush.moveTo(x, top);
    brush.lineTo(x + half, top + height * 0.38);
    brush.lineTo(x - half, top + height * 0.38);
    brush.fill();
  }
}

/** A row of tall flowers. */
export function paintFlowers(easel: Easel): void {
  const { brush, palette, chance } = easel;
  glow(brush, 512, 420, 600, palette.light, 0.7);
  ridge(easel, 800, 36, 2.2, palette.ground, 0.75);
  const heads = Array.from({ length: 9 }, (_, index) => ({
    x: 90 + index * 106 + (chance() - 0.5) * 56,
    y: 330 + chance() * 400,
    radius: 52 + chance() * 58,
    petals: 6 + Math.floor(chance() * 5),
    turn: chance() * 3,
    colour: [palette.accent, palette.light, palette.middle][Math.floor(chance() * 3)] ?? palette.accent,
  }));
  brush.lineCap = 'round';
  for (const { x, y, radius, petals, turn, colour } of heads.sort((a, b) => a.radius - b.radius)) {
    brush.strokeStyle = palette.ground;
    brush.lineWidth = 7;
    brush.beginPath();
    brush.moveTo(x, y);
    brush.quadraticCurveTo(x + 40 * (turn - 1.5), (y + size) / 2, x + 26 * (turn - 1.5), size + 10);
    brush.stroke();
    for (let petal = 0; petal < petals; petal += 1) {
      brush.save();
      brush.translate(x, y);
      brush.rotate(turn + (petal / petals) * Math.PI * 2);
      brush.globalAlpha = 0.82;
      brush.fillStyle = colour;
      brush.beginPath();
      brush.ellipse(radius * 0.62, 0, radius * 0.6, radius * 0.3, 0, 0, Math.PI * 2);
      brush.fill();
      brush.restore();
    }
    disc(brush, x, y, radius * 0.28, palette.ground, 0.9);
    disc(brush, x, y, radius * 0.17, palette.bottom, 1);
  }
}
