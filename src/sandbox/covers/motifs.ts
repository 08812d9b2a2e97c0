import type { Easel } from './brushes.js';
import { paintFlowers, paintForest, paintSnow } from './gardens.js';
import type { Hour } from './palette.js';
import { paintCity, paintFire, paintPulse, paintRibbons } from './scenes.js';
import { paintMountains, paintNight, paintRain, paintSea, paintSun } from './skies.js';

/** A picture a prompt can hint at. */
export interface Motif {
  /** Words that call for it; regular expression alternatives. */
  readonly words: string;
  readonly hours: readonly [Hour, ...Hour[]];
  readonly paint: (easel: Easel) => void;
}

/** All motifs by name, the more particular first; their order is part of cover links and only ever grows. */
export const motifs = {
  rain: { words: 'rain\\w*|storm\\w*|umbrella|thunder|tears?|cry\\w*', hours: ['rain'], paint: paintRain },
  sea: {
    words: 'sea|ocean|waves?|beach|sail\\w*|ships?|boat|island|surf\\w*|river|water',
    hours: ['day', 'dawn', 'night'],
    paint: paintSea,
  },
  snow: { words: 'snow\\w*|winter|christmas|ice|frost|cold', hours: ['night', 'rain'], paint: paintSnow },
  fire: {
    words: 'fire|flames?|dragons?|metal|rage|angry|burn\\w*|hell|battle|war',
    hours: ['fire'],
    paint: paintFire,
  },
  forest: {
    words: 'forest|woods?|trees?|folk|nature|celtic|jungle|green|campfire|acoustic',
    hours: ['green', 'dawn'],
    paint: paintForest,
  },
  flowers: {
    words: 'flowers?|spring|garden|rose|bloom\\w*|love|heart|wedding|waltz|romantic\\w*|valentine',
    hours: ['dawn', 'day', 'green'],
    paint: paintFlowers,
  },
  city: {
    words: 'city|street|lofi|lo-fi|neon|jazz|club|urban|coffee|tokyo|hip ?hop|rap|skyline',
    hours: ['neon', 'night'],
    paint: paintCity,
  },
  night: {
    words: 'night|moon|stars?|sleep\\w*|dream\\w*|lullaby|space|galaxy|calm',
    hours: ['night'],
    paint: paintNight,
  },
  mountains: {
    words: 'mountains?|epic|cinematic|hero\\w*|journey|road|travel\\w*|country|hills?|king',
    hours: ['dawn', 'night', 'day'],
    paint: paintMountains,
  },
  sun: {
    words: 'sun\\w*|summer|happy|cheerful|morning|holiday|joy\\w*|bright|pop|birthday',
    hours: ['dawn', 'day'],
    paint: paintSun,
  },
  pulse: {
    words:
      'dance|techno|edm|electro\\w*|house|disco|synth\\w*|8[- ]?bit|games?|robots?|cyber\\w*|fast|rock|punk',
    hours: ['neon', 'fire'],
    paint: paintPulse,
  },
  ribbons: { words: 'abstract', hours: ['dawn', 'day', 'night', 'green', 'neon'], paint: paintRibbons },
} as const satisfies Record<string, Motif>;

/** The name of a motif. */
export type MotifName = keyof typeof motifs;
