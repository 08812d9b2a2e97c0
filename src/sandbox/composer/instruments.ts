import type { StemName } from './families.js';

/** Samples a second of everything the composer plays. */
export const sampleRate = 44_100;

const tableSize = 2048;

/** One period of a sound, with one sample more than a period so that reading between two samples needs no wrap. */
export type Wave = Float32Array;

/** How a pitched voice speaks: its colour, and how a note rises and fades; times in seconds. */
export type Instrument = {
  readonly bright: Wave;
  readonly dull: Wave;
  /** Seconds in which the bright colour gives way to the dull one; 0 keeps it bright. */
  readonly fade: number;
  readonly attack: number;
  /** Seconds in which a plucked note falls to a third; 0 for a held one. */
  readonly decay: number;
  readonly release: number;
  /** Depth of the vibrato in semitones. */
  readonly vibrato: number;
  /** Second player beside the first, detuned by so many semitones; 0 for none. */
  readonly ensemble: number;
  readonly breath: number;
  readonly level: number;
};

const wave = (strength: (harmonic: number) => number, harmonics: number): Wave => {
  const table = new Float32Array(tableSize + 1);
  for (let harmonic = 1; harmonic <= harmonics; harmonic += 1) {
    const amount = strength(harmonic);
    if (amount === 0) continue;
    for (let index = 0; index <= tableSize; index += 1) {
      table[index] = (table[index] ?? 0) + amount * Math.sin((2 * Math.PI * harmonic * index) / tableSize);
    }
  }
  const peak = table.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0.0001);
  return table.map((sample) => sample / peak);
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

const plain = {
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
    ...plain,
    bright: softSaw,
    dull: softSaw,
    attack: 0.05,
    vibrato: 0.28,
    breath: 0.02,
    level: 0.36,
  },
  'Backing Vocals': {
    ...plain,
    bright: softSaw,
    dull: softSaw,
    attack: 0.12,
    release: 0.25,
    vibrato: 0.18,
    ensemble: 0.1,
    breath: 0.03,
    level: 0.36,
  },
  Bass: { ...plain, bright: softSaw, dull: sine, fade: 0.18, decay: 1.1, level: 0.44 },
  Guitar: {
    ...plain,
    bright: string,
    dull: sine,
    fade: 0.35,
    attack: 0.003,
    decay: 0.75,
    release: 0.2,
    level: 0.46,
  },
  Keyboard: {
    ...plain,
    bright: tine,
    dull: sine,
    fade: 0.5,
    attack: 0.004,
    decay: 1,
    release: 0.25,
    level: 0.48,
  },
  Strings: {
    ...plain,
    bright: saw,
    dull: softSaw,
    attack: 0.28,
    release: 0.5,
    vibrato: 0.1,
    ensemble: 0.09,
    level: 0.23,
  },
  Synth: {
    ...plain,
    bright: saw,
    dull: softSaw,
    fade: 0.12,
    attack: 0.004,
    decay: 0.4,
    ensemble: 0.12,
    level: 0.36,
  },
  FX: {
    ...plain,
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
    ...plain,
    bright: saw,
    dull: softSaw,
    attack: 0.06,
    fade: 0.6,
    release: 0.15,
    vibrato: 0.06,
    level: 0.34,
  },
  Woodwinds: {
    ...plain,
    bright: flute,
    dull: flute,
    attack: 0.06,
    release: 0.15,
    vibrato: 0.14,
    breath: 0.05,
    level: 0.42,
  },
};

/** The instrument a voice plays in a family of songs: a rock guitar is not a folk guitar. */
export const instrumentOf = (
  voice: Exclude<StemName, 'Drums' | 'Percussion'>,
  family: string,
): Instrument => {
  const usual = orchestra[voice];
  if (voice === 'Guitar' && family === 'rock') {
    return { ...usual, bright: fuzz, dull: saw, fade: 0.5, decay: 1.4, ensemble: 0.08, level: 0.3 };
  }
  if (voice === 'Synth' && family === 'chiptune')
    return { ...usual, bright: square, dull: square, ensemble: 0 };
  if (voice === 'Keyboard' && family === 'jazz') return { ...usual, fade: 0.3, decay: 0.8 };
  if (voice === 'Brass' && family === 'jazz')
    return { ...usual, bright: softSaw, dull: reed, vibrato: 0.2, breath: 0.04 };
  return usual;
};

/** First two formants of five sung vowels in hertz, for a woman's voice. */
const vowels: readonly (readonly [number, number])[] = [
  [850, 1600],
  [560, 2100],
  [370, 2600],
  [540, 1000],
  [380, 900],
];
const sungWaves = new Map<string, Wave>();

/** One period of a voice singing a vowel (0 to 4) at a pitch; a man's formants lie lower. */
export const sungWave = (vowel: number, pitch: number, voice: 'f' | 'm'): Wave => {
  const key = `${vowel}${voice}${pitch}`;
  const known = sungWaves.get(key);
  if (known) return known;
  const frequency = 440 * 2 ** ((pitch - 69) / 12);
  const [first, second] = vowels[vowel % vowels.length] ?? [850, 1600];
  const size = voice === 'm' ? 0.84 : 1;
  const peak = (hertz: number, centre: number, width: number) =>
    Math.exp(-(((hertz - centre * size) / width) ** 2));
  const sung = wave(
    (harmonic) => {
      const hertz = harmonic * frequency;
      const throat =
        peak(hertz, first, 220) + 0.45 * peak(hertz, second, 320) + 0.16 * peak(hertz, 3000, 500);
      return (0.16 + throat * 1.5) / harmonic ** 0.9;
    },
    Math.min(30, Math.floor(9000 / frequency)),
  );
  sungWaves.set(key, sung);
  return sung;
};

const drumHits = new Map<string, Float32Array>();

/** One stroke of the kit: k kick, s snare, h hat, b kick with hat, r rim, t tom; electronic kits hit harder. */
export const drumHit = (letter: string, family: string): Float32Array => {
  const hard = family === 'rock' || family === 'electronic' || family === 'chiptune';
  const key = `${letter}${hard}`;
  const known = drumHits.get(key);
  if (known) return known;
  let noise = 0x2f6e2b1;
  const hiss = () => {
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0;
    return noise / 2_147_483_648 - 1;
  };
  let before = 0;
  const bright = () => {
    const now = hiss();
    const difference = now - before;
    before = now;
    return difference * 0.5;
  };
  const strike = (seconds: number, sample: (time: number) => number) =>
    Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, index) => sample(index / sampleRate));
  const kick = (time: number) =>
    Math.sin(2 * Math.PI * (46 * time + (hard ? 3.4 : 2.2) * (1 - Math.exp(-time * 34)))) *
    Math.exp(-time * (hard ? 9 : 12));
  const hat = (time: number) => bright() * Math.exp(-time * 55) * 0.5;
  const snare = (time: number) =>
    hiss() * Math.exp(-time * (hard ? 17 : 24)) * 0.45 +
    Math.sin(2 * Math.PI * 190 * time) * Math.exp(-time * 26) * 0.5;
  const hits: Record<string, () => Float32Array> = {
    k: () => strike(0.45, kick),
    s: () => strike(0.3, snare),
    h: () => strike(0.12, hat),
    b: () => strike(0.45, (time) => kick(time) + hat(time) * 0.6),
    r: () =>
      strike(
        0.12,
        (time) => (Math.sin(2 * Math.PI * 820 * time) * 0.5 + hiss() * 0.3) * Math.exp(-time * 60),
      ),
    t: () =>
      strike(
        0.35,
        (time) =>
          Math.sin(2 * Math.PI * (105 * time + 1.2 * (1 - Math.exp(-time * 20)))) *
          Math.exp(-time * 11) *
          0.8,
      ),
  };
  const hit = (hits[letter] ?? hits.h)?.() ?? new Float32Array(1);
  drumHits.set(key, hit);
  return hit;
};

/** The sample of a wave at a phase from 0 up to 1. */
export const readWave = (table: Wave, phase: number): number => {
  const place = phase * tableSize;
  const index = place | 0;
  const left = table[index] ?? 0;
  return left + ((table[index + 1] ?? 0) - left) * (place - index);
};
