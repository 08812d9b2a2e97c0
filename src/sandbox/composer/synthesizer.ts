import { createRandom } from '../random.js';
import type { Instrument } from './instruments.js';
import { sampleRate, tableSize, type Wave } from './waves.js';

/** A note for one instrument. */
export type SynthesizedNote = {
  readonly instrument: Instrument;
  /** The MIDI number of the pitch. */
  readonly pitch: number;
  /** How long the note is held; its release follows. */
  readonly seconds: number;
  readonly seed: number;
  /** A sung note slides up to its pitch and begins with a breath. */
  readonly sings: boolean;
  /** The most samples to render. */
  readonly longest: number;
};

/** Samples between two updates of the pitch. */
const bendEvery = 32;

/** Below this level a note that decays is inaudible. */
const inaudible = 0.0001;

/** Renders a note: two blended wave tables, read at a pitch with vibrato, under an envelope. */
export const synthesize = (note: SynthesizedNote): Float32Array => {
  const { instrument, pitch, seconds, seed, sings, longest } = note;
  const { bright, dull, fade, attack, decay, release, vibrato, ensemble, breath, level } = instrument;
  const total = Math.min(longest, Math.round((seconds + release) * sampleRate));
  const sound = new Float32Array(total);
  const random = createRandom(seed);
  const base = (440 * 2 ** ((pitch - 69) / 12)) / sampleRate;
  const detune = 2 ** (ensemble / 12);
  const attackSamples = attack * sampleRate;
  const heldSamples = seconds * sampleRate;
  const releaseSamples = release * sampleRate;
  const brightnessStep = fade > 0 ? Math.exp(-1 / (fade * sampleRate)) : 1;
  const decayStep = decay > 0 ? Math.exp(-1.1 / (decay * sampleRate)) : 1;
  let brightness = fade > 0 ? 1 : sings ? 0.85 : 1;
  let loudness = level;
  let phase = random();
  let second = random();
  let step = base;
  for (let index = 0; index < total && loudness > inaudible; index += 1) {
    if (index % bendEvery === 0) step = base * bendAt(index / sampleRate, vibrato, sings);
    phase += step;
    if (phase >= 1) phase -= 1;
    let sample = readWave(dull, phase);
    if (brightness > 0.02) sample += (readWave(bright, phase) - sample) * brightness;
    if (ensemble > 0) {
      second += step * detune;
      if (second >= 1) second -= 1;
      sample = (sample + readWave(bright, second)) * 0.6;
    }
    if (breath > 0) sample += (random() - 0.5) * breath * (sings && index < 0.05 * sampleRate ? 5 : 1);
    const rise = index < attackSamples ? index / attackSamples : 1;
    const end = index > heldSamples ? Math.max(0, 1 - (index - heldSamples) / releaseSamples) : 1;
    sound[index] = sample * loudness * rise * end * end;
    brightness *= brightnessStep;
    loudness *= decayStep;
  }
  return sound;
};

/** The factor by which vibrato and the slide of a voice change the pitch after some seconds. */
const bendAt = (time: number, vibrato: number, sings: boolean): number => {
  const depth = vibrato * Math.min(1, Math.max(0, (time - 0.18) / 0.3));
  const slide = sings ? 0.6 * Math.exp(-time * 26) : 0;
  return 2 ** ((depth * Math.sin(2 * Math.PI * 5.4 * time) - slide) / 12);
};

/** Reads a waveform at a phase from 0 up to 1, interpolated. */
const readWave = (table: Wave, phase: number): number => {
  const position = phase * tableSize;
  const index = position | 0;
  const left = table[index] ?? 0;
  return left + ((table[index + 1] ?? 0) - left) * (position - index);
};
