import { drawFlowers, drawForest, drawSnow } from './gardens.js';
import { drawCity, drawFire, drawPulse, drawRibbons } from './lights.js';
import type { Hour } from './palette.js';
import type { Scene } from './shapes.js';
import { drawMountains, drawNight, drawRain, drawSea, drawSun } from './skies.js';

/** A picture a prompt can hint at. */
export type Motif = {
  /** Words that call for it; regular expression alternatives. */
  readonly words: string;
  readonly hours: readonly [Hour, ...Hour[]];
  /** Draws it as SVG. */
  readonly draw: (scene: Scene) => string;
};

/** All motifs by name, the more particular first; the order is part of cover addresses and only ever grows. */
export const motifs = {
  rain: { words: 'rain\\w*|storm\\w*|umbrella|thunder|tears?|cry\\w*', hours: ['rain'], draw: drawRain },
  sea: {
    words: 'sea|ocean|waves?|beach|sail\\w*|ships?|boat|island|surf\\w*|river|water',
    hours: ['day', 'dawn', 'night'],
    draw: drawSea,
  },
  snow: { words: 'snow\\w*|winter|christmas|ice|frost|cold', hours: ['night', 'rain'], draw: drawSnow },
  fire: {
    words: 'fire|flames?|dragons?|metal|rage|angry|burn\\w*|hell|battle|war',
    hours: ['fire'],
    draw: drawFire,
  },
  forest: {
    words: 'forest|woods?|trees?|folk|nature|celtic|jungle|green|campfire|acoustic',
    hours: ['green', 'dawn'],
    draw: drawForest,
  },
  flowers: {
    words: 'flowers?|spring|garden|rose|bloom\\w*|love|heart|wedding|waltz|romantic\\w*|valentine',
    hours: ['dawn', 'day', 'green'],
    draw: drawFlowers,
  },
  city: {
    words: 'city|street|lofi|lo-fi|neon|jazz|club|urban|coffee|tokyo|hip ?hop|rap|skyline',
    hours: ['neon', 'night'],
    draw: drawCity,
  },
  night: {
    words: 'night|moon|stars?|sleep\\w*|dream\\w*|lullaby|space|galaxy|calm',
    hours: ['night'],
    draw: drawNight,
  },
  mountains: {
    words: 'mountains?|epic|cinematic|hero\\w*|journey|road|travel\\w*|country|hills?|king',
    hours: ['dawn', 'night', 'day'],
    draw: drawMountains,
  },
  sun: {
    words: 'sun\\w*|summer|happy|cheerful|morning|holiday|joy\\w*|bright|pop|birthday',
    hours: ['dawn', 'day'],
    draw: drawSun,
  },
  pulse: {
    words:
      'dance|techno|edm|electro\\w*|house|disco|synth\\w*|8[- ]?bit|games?|robots?|cyber\\w*|fast|rock|punk',
    hours: ['neon', 'fire'],
    draw: drawPulse,
  },
  ribbons: { words: 'abstract', hours: ['dawn', 'day', 'night', 'green', 'neon'], draw: drawRibbons },
} as const satisfies Record<string, Motif>;

/** The name of a motif. */
export type MotifName = keyof typeof motifs;
