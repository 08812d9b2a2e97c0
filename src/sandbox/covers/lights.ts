import { at, box, disc, fill, glow, line, repeat, ring, type Scene, size, stars } from './shapes.js';

/** Flames and sparks. */
export const drawFire = ({ palette, chance }: Scene): string => {
  const flame = (layer: number, colour: string): string => {
    const x = 70 + chance() * 884;
    const height = (560 - layer * 150) * (0.5 + chance() * 0.7) * (1 - Math.abs(x - 512) / 1000);
    const half = 56 + chance() * 50;
    const tip = x + (chance() - 0.5) * 130;
    const left = at(x - half * 1.5, 1000 - height * 0.5, tip - 20, 1000 - height * 0.5, tip, 1000 - height);
    const right = at(tip + 30, 1000 - height * 0.6, x + half * 1.6, 1000 - height * 0.4, x + half, 1030);
    return fill(`M${at(x - half, 1030)}C${left}C${right}Z`, colour, 0.42 + layer * 0.1);
  };
  const flames = [palette.middle, palette.bottom, palette.accent].map((colour, layer) =>
    repeat(11 - layer * 2, () => flame(layer, colour)),
  );
  const sparks = repeat(150, () => {
    const y = chance() * 1000;
    return disc(chance() * size, y, 1 + chance() ** 2 * 5, palette.light, 0.2 + (y / 1000) * 0.7);
  });
  return [glow(512, 900, 820, palette.accent, 0.65), ...flames, sparks].join('');
};

/** A skyline before a big moon. */
export const drawCity = (scene: Scene): string => {
  const { palette, chance } = scene;
  const shapes = [stars(scene, 110, 420)];
  const moon = size * (0.25 + chance() * 0.5);
  shapes.push(glow(moon, 420, 520, palette.accent, 0.6), disc(moon, 400, 190, palette.light, 0.94));
  for (let stripe = 0; stripe < 5; stripe += 1) {
    const half = Math.sqrt(190 ** 2 - (42 + stripe * 30) ** 2);
    shapes.push(box(moon - half, 440 + stripe * 30, half * 2, 5 + stripe * 3, palette.middle, 0.55));
  }
  for (const [layer, colour] of [palette.middle, palette.top, palette.ground].entries()) {
    for (let x = -30; x < size; ) {
      const width = 58 + chance() * 74;
      const height = (420 - layer * 105) * (0.55 + chance() * 0.75);
      const top = size - height - 60 + layer * 30;
      shapes.push(box(x, top, width, height + 100, colour, 0.9 + layer * 0.05));
      shapes.push(drawWindows(scene, { x, top, width, share: 0.25 + layer * 0.06 }));
      x += width + 5 + chance() * 14;
    }
  }
  return shapes.join('');
};

type Front = { x: number; top: number; width: number; share: number };

/** The lit windows of a building's front; `share` of all are lit. */
const drawWindows = ({ palette, chance }: Scene, { x, top, width, share }: Front): string => {
  const windows: string[] = [];
  for (let left = x + 11; left < x + width - 14; left += 19) {
    for (let y = top + 16; y < size; y += 26) {
      if (chance() >= share) continue;
      windows.push(box(left, y, 8, 12, chance() < 0.25 ? palette.accent : palette.light, 0.85));
    }
  }
  return windows.join('');
};

/** A ring of sound. */
export const drawPulse = ({ palette, chance }: Scene): string => {
  const bars = 96;
  const [x, y] = [512, 500];
  const circles = [
    [170, 0.9],
    [128, 0.5],
    [86, 0.35],
  ] as const;
  return [
    glow(512, 512, 620, palette.accent, 0.42),
    repeat(bars, (bar) => {
      const angle = (bar / bars) * Math.PI * 2;
      const swing =
        Math.abs(Math.sin(angle * 3 + chance() * 0.4) * Math.cos(angle * 5)) * 150 + chance() * 60;
      const [across, down] = [Math.cos(angle), Math.sin(angle)];
      const from = at(x + across * 190, y + down * 190);
      const to = at(x + across * (206 + swing), y + down * (206 + swing));
      return line(`M${from}L${to}`, bar % 3 === 0 ? palette.accent : palette.light, 8, 0.9);
    }),
    ...circles.map(([radius, alpha]) => ring(x, y, [radius, radius], palette.light, 4, alpha)),
    disc(x, y, 46, palette.accent),
  ].join('');
};

/** Flowing ribbons, for words that hint at nothing. */
export const drawRibbons = ({ palette, chance }: Scene): string => {
  const light = glow(300 + chance() * 420, 330, 560, palette.light, 0.7);
  const colours = [palette.accent, palette.light, palette.bottom, palette.middle, palette.top];
  const ribbons = repeat(7, (index) => {
    const bend = chance() * 6;
    const width = 70 + chance() * 90;
    const edge = (x: number) =>
      300 + index * 82 + Math.sin((x / size) * 5 + bend) * 110 + Math.sin((x / size) * 11 + bend * 2) * 26;
    const upper: string[] = [];
    const lower: string[] = [];
    for (let x = -10; x <= size + 10; x += 6) {
      upper.push(at(x, edge(x)));
      lower.unshift(at(x, edge(x) + width * (0.4 + Math.abs(Math.sin((x / size) * 3 + bend)))));
    }
    return fill(
      `M${[...upper, ...lower].join('L')}Z`,
      colours[index % colours.length] ?? palette.accent,
      0.5,
    );
  });
  const spots = repeat(26, () =>
    disc(chance() * size, chance() * size, 2 + chance() ** 2 * 16, palette.light, 0.35 + chance() * 0.4),
  );
  return light + ribbons + spots;
};
