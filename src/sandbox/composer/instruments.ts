import type { StemName } from './genres.js';
import { type Wave, wave } from './waves.js';

/** The timbre and the envelope of a pitched voice; times in seconds. */
export type Instrument = {
  readonly bright: Wave;
  readonly dull: Wave;
  /** Seconds of the fade from the bright waveform to the dull one; 0 for none. */
  readonly fade: number;
  readonly attack: number;
  /** Seconds in which a plucked note decays to a third; 0 for a sustained one. */
  readonly decay: number;
  readonly release: number;
  /** The depth of the vibrato in semitones. */
  readonly vibrato: number;
  /** The detuning of a second oscillator in semitones; 0 for none. */
  readonly ensemble: number;
  /** The amount of noise, 0 to 1. */
  readonly breath: number;
  readonly level: number;
};

const sine = wave((harmonic) => (harmonic === 1 ? 1 : 0), 1);
const saw = wave((harmonic) => 1 / harmonic, 18);
const softSaw = wave((harmonic) => 1 / harmonic ** 1.7, 14);
const square = wave((harmonic) => (harmonic % 2 === 1 ? 1 / harmonic : 0), 15);
const reed = wave((harmonic) => (harmonic % 2 === 1 ? 1 / harmonic ** 1.4 : 0.12 / harmonic), 12);
const flute = wave((harmonic) => [0, 1, 0.35, 0.12, 0.05][harmonic] ?? 0, 4);
const string = wave((harmonic) => Math.sin(harmonic * 0.55) ** 2 / harmonic ** 0.9, 18);
const tine = wave((harmonic) => [0, 1, 0.18, 0.05, 0.2, 0, 0.04][harmonic] ?? 0, 6);
const fuzz = wave((harmonic) => (1 / harmonic) * (harmonic % 3 === 0 ? 1.3 : 1), 22);

const defaults = {
  fade: 0,
  attack: 0.01,
  decay: 0,
  release: 0.12,
  vibrato: 0,
  ensemble: 0,
  breath: 0,
  level: 1,
};

const orchestra: Record<Exclude<StemName, 'Drums' | 'Percussion'>, Instrument> = {
  Vocals: {
    ...defaults,
    bright: softSaw,
    dull: softSaw,
    attack: 0.05,
    vibrato: 0.28,
    breath: 0.02,
    level: 0.36,
  },
  'Backing Vocals': {
    ...defaults,
    bright: softSaw,
    dull: softSaw,
    attack: 0.12,
    release: 0.25,
    vibrato: 0.18,
    ensemble: 0.1,
    breath: 0.03,
    level: 0.36,
  },
  Bass: { ...defaults, bright: softSaw, dull: sine, fade: 0.18, decay: 1.1, level: 0.44 },
  Guitar: {
    ...defaults,
    bright: string,
    dull: sine,
    fade: 0.35,
    attack: 0.003,
    decay: 0.75,
    release: 0.2,
    level: 0.46,
  },
  Keyboard: {
    ...defaults,
    bright: tine,
    dull: sine,
    fade: 0.5,
    attack: 0.004,
    decay: 1,
    release: 0.25,
    level: 0.48,
  },
  Strings: {
    ...defaults,
    bright: saw,
    dull: softSaw,
    attack: 0.28,
    release: 0.5,
    vibrato: 0.1,
    ensemble: 0.09,
    level: 0.23,
  },
  Synth: {
    ...defaults,
    bright: saw,
    dull: softSaw,
    fade: 0.12,
    attack: 0.004,
    decay: 0.4,
    ensemble: 0.12,
    level: 0.36,
  },
  FX: {
    ...defaults,
    bright: tine,
    dull: sine,
    fade: 1.2,
    attack: 0.35,
    decay: 1.6,
    release: 0.6,
    ensemble: 0.2,
    level: 0.22,
  },
  Brass: {
    ...defaults,
    bright: saw,
    dull: softSaw,
    attack: 0.06,
    fade: 0.6,
    release: 0.15,
    vibrato: 0.06,
    level: 0.34,
  },
  Woodwinds: {
    ...defaults,
    bright: flute,
    dull: flute,
    attack: 0.06,
    release: 0.15,
    vibrato: 0.14,
    breath: 0.05,
    level: 0.42,
  },
};

/** The instrument of a voice in a family: a rock guitar is not a folk guitar. */
export const instrumentOf = (
  voice: Exclude<StemName, 'Drums' | 'Percussion'>,
  family: string,
): Instrument => {
  const instrument = orchestra[voice];
  if (voice === 'Guitar' && family === 'rock') {
    return { ...instrument, bright: fuzz, dull: saw, fade: 0.5, decay: 1.4, ensemble: 0.08, level: 0.3 };
  }
  if (voice === 'Synth' && family === 'chiptune')
    return { ...instrument, bright: square, dull: square, ensemble: 0 };
  if (voice === 'Keyboard' && family === 'jazz') return { ...instrument, fade: 0.3, decay: 0.8 };
  if (voice === 'Brass' && family === 'jazz')
    return { ...instrument, bright: softSaw, dull: reed, vibrato: 0.2, breath: 0.04 };
  return instrument;
};
