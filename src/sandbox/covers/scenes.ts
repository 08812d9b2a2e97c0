import { disc, type Easel, glow, size, stars } from './brushes.js';

/** Flames and sparks. */
export function paintFire(easel: Easel): void {
  const { brush, palette, chance } = easel;
  glow(brush, 512, 900, 820, palette.accent, 0.65);
  for (let layer = 0; layer < 3; layer += 1) {
    const colour = [palette.middle, palette.bottom, palette.accent][layer] ?? palette.accent;
    for (let tongue = 0; tongue < 11 - layer * 2; tongue += 1) {
      const x = 70 + chance() * 884;
      const height = (560 - layer * 150) * (0.5 + chance() * 0.7) * (1 - Math.abs(x - 512) / 1000);
      const half = 56 + chance() * 50;
      const lean = (chance() - 0.5) * 130;
      brush.globalAlpha = 0.42 + layer * 0.1;
      brush.fillStyle = colour;
      brush.beginPath();
      brush.moveTo(x - half, 1030);
      brush.bezierCurveTo(
        x - half * 1.5,
        1000 - height * 0.5,
        x + lean - 20,
        1000 - height * 0.5,
        x + lean,
        1000 - height,
      );
      brush.bezierCurveTo(
        x + lean + 30,
        1000 - height * 0.6,
        x + half * 1.6,
        1000 - height * 0.4,
        x + half,
        1030,
      );
      brush.fill();
    }
  }
  brush.globalAlpha = 1;
  for (let spark = 0; spark < 150; spark += 1) {
    const y = chance() * 1000;
    disc(brush, chance() * size, y, 1 + chance() ** 2 * 5, palette.light, 0.2 + (y / 1000) * 0.7);
  }
}

/** A skyline before a big moon. */
export function paintCity(easel: Easel): void {
  const { brush, palette, chance } = easel;
  stars(easel, 110, 420);
  const moon = size * (0.25 + chance() * 0.5);
  glow(brush, moon, 420, 520, palette.accent, 0.6);
  disc(brush, moon, 400, 190, palette.light, 0.94);
  for (let line = 0; line < 5; line += 1) {
    brush.fillStyle = palette.middle;
    brush.globalAlpha = 0.55;
    const half = Math.sqrt(190 ** 2 - (42 + line * 30) ** 2);
    brush.fillRect(moon - half, 440 + line * 30, half * 2, 5 + line * 3);
  }
  brush.globalAlpha = 1;
  for (let layer = 0; layer < 3; layer += 1) {
    const colour = [palette.middle, palette.top, palette.ground][layer] ?? palette.ground;
    for (let x = -30; x < size; ) {
      const width = 58 + chance() * 74;
      const height = (420 - layer * 105) * (0.55 + chance() * 0.75);
      const top = size - height - 60 + layer * 30;
      brush.globalAlpha = 0.9 + layer * 0.05;
      brush.fillStyle = colour;
      brush.fillRect(x, top, width, height + 100);
      brush.globalAlpha = 0.85;
      for (let wx = x + 11; wx < x + width - 14; wx += 19) {
        for (let wy = top + 16; wy < size; wy += 26) {
          if (chance() < 0.25 + layer * 0.06) {
            brush.fillStyle = chance() < 0.25 ? palette.accent : palette.light;
            brush.fillRect(wx, wy, 8, 12);
          }
        }
      }
      x += width + 5 + chance() * 14;
    }
  }
  brush.globalAlpha = 1;
}

/** A ring of sound. */
export function paintPulse({ brush, palette, chance }: Easel): void {
  glow(brush, 512, 512, 620, palette.accent, 0.42);
  brush.save();
  brush.translate(512, 500);
  brush.lineCap = 'round';
  const bars = 96;
  for (let bar = 0; bar < bars; bar += 1) {
    const angle = (bar / bars) * Math.PI * 2;
    const swing = Math.abs(Math.sin(angle * 3 + chance() * 0.4) * Math.cos(angle * 5)) * 150 + chance() * 60;
    brush.strokeStyle = bar % 3 === 0 ? palette.accent : palette.light;
    brush.globalAlpha = 0.9;
    brush.lineWidth = 8;
    brush.beginPath();
    brush.moveTo(Math.cos(angle) * 190, Math.sin(angle) * 190);
    brush.lineTo(Math.cos(angle) * (206 + swing), Math.sin(angle) * (206 + swing));
    brush.stroke();
  }
  for (const [radius, alpha] of [
    [170, 0.9],
    [128, 0.5],
    [86, 0.35],
  ] as const) {
    brush.globalAlpha = alpha;
    brush.strokeStyle = palette.light;
    brush.lineWidth = 4;
    brush.beginPath();
    brush.arc(0, 0, radius, 0, Math.PI * 2);
    brush.stroke();
  }
  brush.restore();
  disc(brush, 512, 500, 46, palette.accent);
}

/** Flowing ribbons, for words that hint at nothing. */
export function paintRibbons(easel: Easel): void {
  const { brush, palette, chance } = easel;
  glow(brush, 300 + chance() * 420, 330, 560, palette.light, 0.7);
  const colours = [palette.accent, palette.light, palette.bottom, palette.middle, palette.top];
  for (let ribbon = 0; ribbon < 7; ribbon += 1) {
    const colour = colours[ribbon % colours.length] ?? palette.accent;
    const base = 300 + ribbon * 82;
    const bend = chance() * 6;
    const width = 70 + chance() * 90;
    brush.globalAlpha = 0.5;
    brush.fillStyle = colour;
    brush.beginPath();
    const edge = (x: number, shift: number) =>
      base + shift + Math.sin((x / size) * 5 + bend) * 110 + Math.sin((x / size) * 11 + bend * 2) * 26;
    for (let x = -10; x <= size + 10; x += 6) brush.lineTo(x, edge(x, 0));
    for (let x = size + 10; x >= -10; x -= 6)
      brush.lineTo(x, edge(x, width * (0.4 + Math.abs(Math.sin((x / size) * 3 + bend)))));
    brush.fill();
  }
  brush.globalAlpha = 1;
  for (let index = 0; index < 26; index += 1)
    disc(
      brush,
      chance() * size,
      chance() * size,
      2 + chance() ** 2 * 16,
      palette.light,
      0.35 + chance() * 0.4,
    );
}
