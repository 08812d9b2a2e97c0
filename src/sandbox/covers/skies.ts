import type { Palette } from './palette.js';
import { at, box, disc, fill, glow, line, repeat, ridge, ring, type Scene, size, stars } from './shapes.js';

/** The craters of the full moon: their middles from the moon's, and their radii. */
const craters = [
  [-40, -30, 26],
  [38, 30, 34],
  [22, -58, 16],
] as const;

/** A sun with rays over hills. */
export const drawSun = (scene: Scene): string => {
  const { palette, chance } = scene;
  const x = size * (0.38 + chance() * 0.24);
  const y = size * (0.4 + chance() * 0.08);
  const rays = 18 + Math.floor(chance() * 8);
  const ray = (index: number): string => {
    const corner = (aside: number) => {
      const angle = ((index + 1) / rays) * Math.PI * 2 + Math.atan2(aside, 1100);
      const length = Math.hypot(1100, aside);
      return at(x + Math.cos(angle) * length, y + Math.sin(angle) * length);
    };
    return fill(`M${at(x, y)}L${corner(-70)}L${corner(70)}Z`, palette.light, 0.2);
  };
  return [
    glow(x, y, 640, palette.light, 0.75),
    repeat(rays, ray),
    disc(x, y, 176, palette.accent, 0.35),
    disc(x, y, 150, palette.light),
    ridge(scene, { height: 720, sway: 46, waves: 2.2 }, palette.accent, 0.75),
    ridge(scene, { height: 800, sway: 40, waves: 2.8 }, palette.middle, 0.95),
    ridge(scene, { height: 890, sway: 34, waves: 2.4 }, palette.ground, 1),
  ].join('');
};

/** Moon and stars over dark hills. */
export const drawNight = (scene: Scene): string => {
  const { palette, chance } = scene;
  const sky = stars(scene, 340, 800);
  const x = size * (0.3 + chance() * 0.4);
  const y = size * 0.34;
  return [
    sky,
    glow(x, y, 460, palette.light, 0.5),
    chance() < 0.5 ? crescent(x, y, palette) : fullMoon(x, y, palette),
    ridge(scene, { height: 740, sway: 52, waves: 2.2 }, palette.accent, 0.22),
    ridge(scene, { height: 810, sway: 44, waves: 2.6 }, palette.middle, 0.85),
    ridge(scene, { height: 890, sway: 36, waves: 3 }, palette.ground, 1),
  ].join('');
};

const moonRadius = 132;

const crescent = (x: number, y: number, palette: Palette): string => {
  const tip = (turns: number) =>
    at(x + moonRadius * Math.cos(Math.PI * turns), y + moonRadius * Math.sin(Math.PI * turns));
  const outside = `A${moonRadius} ${moonRadius} 0 1 1 ${tip(1.52)}`;
  return fill(`M${tip(0.28)}${outside}Q${at(x - 96, y + 24)} ${tip(0.28)}Z`, palette.light);
};

const fullMoon = (x: number, y: number, palette: Palette): string =>
  disc(x, y, moonRadius, palette.light) +
  craters.map(([dx, dy, radius]) => disc(x + dx, y + dy, radius, palette.middle, 0.16)).join('');

/** A low sun over the sea, often with a boat. */
export const drawSea = (scene: Scene): string => {
  const { palette, chance } = scene;
  const x = size * (0.32 + chance() * 0.36);
  const horizon = 520;
  const water = `<linearGradient id="water" x2="0" y2="1"><stop stop-color="${palette.middle}"/><stop offset="0.4" stop-color="${palette.top}"/><stop offset="1" stop-color="${palette.ground}"/></linearGradient>`;
  const reflections = repeat(22, (row) => {
    const depth = row / 22;
    const width = 60 + depth * 230 * (0.5 + chance());
    const left = x - width / 2 + (chance() - 0.5) * 50;
    const height = 3 + depth * 8;
    const top = horizon + 12 + depth ** 1.4 * 380;
    return box(left, top, width, height, palette.light, 0.6 * (1 - depth), height / 2);
  });
  const waves = repeat(4, (wave) =>
    ridge(
      scene,
      { height: 690 + wave * 82, sway: 16 + wave * 8, waves: 6 - wave },
      wave % 2 ? palette.top : palette.middle,
      0.42 + wave * 0.08,
    ),
  );
  return [
    glow(x, 430, 520, palette.light, 0.8),
    disc(x, 440, 120, palette.light),
    water,
    box(0, horizon, size, size - horizon, 'url(#water)'),
    reflections,
    waves,
    chance() < 0.75 ? boat(size * (x > size / 2 ? 0.27 : 0.72), 668, palette) : '',
  ].join('');
};

const boat = (x: number, y: number, palette: Palette): string =>
  [
    fill(`M${at(x - 92, y)}Q${at(x, y + 72, x + 92, y)}Z`, palette.ground),
    box(x - 3, y - 190, 6, 192, palette.ground),
    fill(`M${at(x + 9, y - 186)}Q${at(x + 96, y - 90, x + 82, y - 16)}H${at(x + 9)}Z`, palette.light),
    fill(`M${at(x - 9, y - 160)}Q${at(x - 66, y - 70, x - 72, y - 16)}H${at(x - 9)}Z`, palette.accent),
  ].join('');

/** Clouds and rain over a wet plain. */
export const drawRain = (scene: Scene): string => {
  const { palette, chance } = scene;
  const hills = repeat(3, (index) =>
    ridge(
      scene,
      { height: 700 + index * 80, sway: 36, waves: 3 - index * 0.6 },
      index === 2 ? palette.ground : palette.middle,
      0.6 + index * 0.2,
    ),
  );
  const drops = repeat(300, () => {
    const near = chance();
    const x = chance() * 1150 - 30;
    const y = 180 + chance() * 860;
    const length = 22 + near * 64;
    const path = `M${at(x, y)}l${at(-length * 0.22, length)}`;
    return line(path, palette.light, 1 + near * 2.6, 0.12 + near * 0.5);
  });
  const puddles = repeat(16, () =>
    ring(
      chance() * size,
      890 + chance() * 110,
      [22 + chance() * 46, 6 + chance() * 8],
      palette.light,
      2.5,
      0.35,
    ),
  );
  return [
    glow(size * 0.5, 640, 520, palette.accent, 0.5),
    hills,
    cloud(300, 250, 1.1, palette.light),
    cloud(720, 190, 1.4, palette.light),
    cloud(500, 320, 0.9, palette.light),
    drops,
    puddles,
  ].join('');
};

/** One shape of several: as a group it covers what is behind it evenly. */
const cloud = (x: number, y: number, scale: number, colour: string): string => {
  const heaps = [
    [-76, 6, 72],
    [36, -22, 104],
    [112, 26, 58],
  ] as const;
  const shapes = [
    box(x - 180 * scale, y, 360 * scale, 88 * scale, colour, 1, 44 * scale),
    ...heaps.map(([dx, dy, radius]) => disc(x + dx * scale, y + dy * scale, radius * scale, colour)),
  ];
  return `<g opacity="0.3">${shapes.join('')}</g>`;
};

/** Ranges of mountains in haze. */
export const drawMountains = (scene: Scene): string => {
  const { palette, chance } = scene;
  const x = size * (0.3 + chance() * 0.4);
  const colours = [palette.bottom, palette.accent, palette.middle, palette.top, palette.ground];
  return [
    stars(scene, 90, 380),
    glow(x, 400, 560, palette.light, 0.8),
    disc(x, 380, 96, palette.light),
    ...colours.map((colour, layer) =>
      ridge(
        scene,
        { height: 540 + layer * 92, sway: 92 - layer * 14, waves: 2.6 + layer * 0.5, sharp: layer < 3 },
        colour,
        0.5 + layer * 0.12,
      ),
    ),
  ].join('');
};
