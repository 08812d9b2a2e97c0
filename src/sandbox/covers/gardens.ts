import { at, disc, fill, glow, line, repeat, ridge, type Scene, size, stars, turned } from './shapes.js';

/** Snow falling on firs. */
export const drawSnow = (scene: Scene): string => {
  const { palette, chance } = scene;
  return [
    stars(scene, 120, 560),
    glow(720, 250, 360, palette.light, 0.45),
    ridge(scene, { height: 610, sway: 92, waves: 3, sharp: true }, palette.middle, 0.8),
    ridge(scene, { height: 740, sway: 40, waves: 2.4 }, palette.light, 0.55),
    repeat(9, () => fir(40 + chance() * 950, 800 + chance() * 60, 100 + chance() * 130, palette.ground)),
    ridge(scene, { height: 850, sway: 30, waves: 2 }, palette.light, 0.95),
    repeat(240, () =>
      disc(chance() * size, chance() * size, 1.5 + chance() ** 3 * 8, '#ffffff', 0.35 + chance() * 0.5),
    ),
  ].join('');
};

/** Firs in layers with fireflies. */
export const drawForest = (scene: Scene): string => {
  const { palette, chance } = scene;
  const shapes = [glow(size * (0.35 + chance() * 0.3), 420, 560, palette.light, 0.85)];
  for (const [layer, colour] of [palette.bottom, palette.middle, palette.top, palette.ground].entries()) {
    const height = 620 + layer * 95;
    for (let x = -20; x < size + 40; x += 46 + layer * 14 + chance() * 20) {
      const y = height + 40 + chance() * 24;
      shapes.push(fir(x, y, (150 + chance() * 130) * (0.8 + layer * 0.2), colour, 0.5 + layer * 0.16));
    }
    shapes.push(ridge(scene, { height, sway: 18, waves: 2.4 }, colour, Math.min(1, 0.55 + layer * 0.16)));
  }
  shapes.push(
    repeat(40, () => glow(chance() * size, 420 + chance() * 540, 8 + chance() * 16, palette.accent, 0.8)),
  );
  return shapes.join('');
};

const fir = (x: number, y: number, height: number, colour: string, alpha = 1): string =>
  repeat(4, (tier) => {
    const top = y - height + tier * height * 0.2;
    const half = height * (0.14 + tier * 0.075);
    const foot = top + height * 0.38;
    return fill(`M${at(x, top)}L${at(x + half, foot)}L${at(x - half, foot)}Z`, colour, alpha);
  });

type Flower = { x: number; y: number; radius: number; petals: number; turn: number; colour: string };

/** A row of tall flowers. */
export const drawFlowers = (scene: Scene): string => {
  const { palette, chance } = scene;
  const meadow = [
    glow(512, 420, 600, palette.light, 0.7),
    ridge(scene, { height: 800, sway: 36, waves: 2.2 }, palette.ground, 0.75),
  ];
  const flowers = Array.from(
    { length: 9 },
    (_, index): Flower => ({
      x: 90 + index * 106 + (chance() - 0.5) * 56,
      y: 330 + chance() * 400,
      radius: 52 + chance() * 58,
      petals: 6 + Math.floor(chance() * 5),
      turn: chance() * 3,
      colour: [palette.accent, palette.light, palette.middle][Math.floor(chance() * 3)] ?? palette.accent,
    }),
  );
  return [
    ...meadow,
    ...flowers.sort((one, other) => one.radius - other.radius).map((flower) => drawFlower(scene, flower)),
  ].join('');
};

const drawFlower = ({ palette }: Scene, { x, y, radius, petals, turn, colour }: Flower): string => {
  const bend = turn - 1.5;
  const stem = `M${at(x, y)}Q${at(x + 40 * bend, (y + size) / 2, x + 26 * bend, size + 10)}`;
  const petal = `<ellipse cx="${at(radius * 0.62)}" cy="0" rx="${at(radius * 0.6)}" ry="${at(radius * 0.3)}" fill="${colour}" opacity="0.82"/>`;
  return [
    line(stem, palette.ground, 7),
    repeat(petals, (index) => turned(x, y, turn + (index / petals) * Math.PI * 2, petal)),
    disc(x, y, radius * 0.28, palette.ground, 0.9),
    disc(x, y, radius * 0.17, palette.bottom),
  ].join('');
};
