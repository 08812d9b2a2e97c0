import type { Random } from '../random.js';

/** The colours of one cover: three of the sky from its top down, two that shine, and the ground. */
export type Palette = {
  readonly top: string;
  readonly middle: string;
  readonly bottom: string;
  readonly light: string;
  readonly accent: string;
  readonly ground: string;
};

const palettes = {
  dawn: [
    ['#2b2d64', '#c8527d', '#ffb56b', '#fff0cf', '#ff7a59', '#2a1a3f'],
    ['#1d4e89', '#f79256', '#fbd1a2', '#fff6e6', '#00b2ca', '#133354'],
    ['#5b2a86', '#e85d75', '#ffcb77', '#fff3d6', '#fe6d73', '#2d1448'],
  ],
  day: [
    ['#1f7a8c', '#6fc3c8', '#f4e8c1', '#fffbe9', '#f26a4f', '#14505c'],
    ['#2d6cdf', '#7fc8f8', '#f9e1a8', '#fffdf2', '#ff6392', '#173a7a'],
    ['#f2a65a', '#f7c59f', '#fff3df', '#fffaf0', '#e4572e', '#7a4419'],
  ],
  night: [
    ['#070b24', '#1b2a68', '#4b4c9d', '#f7f3d7', '#8be0ff', '#050817'],
    ['#0b132b', '#1c3454', '#3a6b7e', '#f3f0d8', '#5bc0be', '#060b19'],
    ['#160f30', '#41295a', '#8a4f7d', '#ffe9c9', '#f78fb3', '#0c0820'],
  ],
  rain: [
    ['#1c2b3a', '#3d5a6c', '#8ba6b0', '#e8f1f2', '#e0a458', '#101a24'],
    ['#22223b', '#4a4e69', '#9a8c98', '#f2e9e4', '#c9ada7', '#14142a'],
    ['#0f2a36', '#2f5d62', '#88a9a0', '#e7f2ec', '#dfa26a', '#081a22'],
  ],
  green: [
    ['#0b3d3a', '#2f7f6f', '#d5e8b0', '#fbffe3', '#f4a259', '#062522'],
    ['#173f35', '#5b8e55', '#f1e3a4', '#fffce8', '#e76f51', '#0b2620'],
  ],
  fire: [
    ['#12070c', '#6a1023', '#e4572e', '#ffe29a', '#ffb703', '#0a0306'],
    ['#1a0b2e', '#7b1e5a', '#ff6b35', '#ffe3b3', '#f7c548', '#0d0518'],
  ],
  neon: [
    ['#0a0720', '#3b0f70', '#c5227b', '#fff2fb', '#19e3ff', '#050312'],
    ['#04101f', '#0b3c6f', '#00a6a6', '#eafff7', '#ff3cac', '#020812'],
    ['#14042b', '#5a189a', '#ff5d8f', '#fff0f5', '#ffd166', '#0a0217'],
  ],
} as const;

type Colours = readonly [string, string, string, string, string, string];

/** The mood a palette is made for. */
export type Hour = keyof typeof palettes;

/** One of the palettes of an hour. */
export const paletteOf = (hour: Hour, chance: Random): Palette => {
  const choices: readonly Colours[] = palettes[hour];
  const [top, middle, bottom, light, accent, ground] =
    choices[Math.floor(chance() * choices.length)] ?? palettes.day[0];
  return { top, middle, bottom, light, accent, ground };
};
