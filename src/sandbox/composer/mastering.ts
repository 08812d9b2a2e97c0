import { createRandom } from '../random.js';
import { sampleRate } from './instruments.js';
import type { YieldToEventLoop } from './yield.js';

/** What is done to a mix once all notes are in it. */
type MasteringSettings = {
  /** How much echo of a hall, 0 to 1. */
  readonly room: number;
  /** Highest frequency that passes, in hertz. */
  readonly warmth: number;
  readonly drive: number;
  readonly crackle: number;
  readonly seed: number;
  readonly yieldToEventLoop: YieldToEventLoop;
};

const echoes = [1557, 1617, 1491, 1422];
const block = 8192;

/** Adds hall, warmth and crackle, brings the loudest sample just under full scale and softens both ends. */
export const masterMix = async (
  mix: readonly [Float32Array, Float32Array],
  finish: MasteringSettings,
): Promise<void> => {
  for (const [side, ear] of mix.entries()) {
    if (finish.crackle > 0) addCrackle(ear, finish);
    await addReverb(ear, finish, side * 23);
    await shapeTone(ear, finish);
  }
  let peak = 0.0001;
  for (const ear of mix) for (const sample of ear) if (Math.abs(sample) > peak) peak = Math.abs(sample);
  const gain = (0.86 / peak) * 1;
  for (const ear of mix) {
    await finish.yieldToEventLoop();
    const fadeIn = Math.min(ear.length, Math.round(0.008 * sampleRate));
    const fadeOut = Math.min(ear.length, Math.round(Math.min(0.6, ear.length / sampleRate / 5) * sampleRate));
    for (let index = 0; index < ear.length; index += 1) {
      const left = ear.length - index;
      const edge = (index < fadeIn ? index / fadeIn : 1) * (left < fadeOut ? left / fadeOut : 1);
      ear[index] = (ear[index] ?? 0) * gain * edge;
    }
  }
};

const addReverb = async (ear: Float32Array, finish: MasteringSettings, shift: number): Promise<void> => {
  if (finish.room <= 0) return;
  const combs = echoes.map((length) => ({ line: new Float32Array(length + shift), place: 0, damp: 0 }));
  const spread = { line: new Float32Array(556 + shift), place: 0 };
  const amount = finish.room * 0.3;
  for (let from = 0; from < ear.length; from += block) {
    await finish.yieldToEventLoop();
    const until = Math.min(ear.length, from + block);
    for (let index = from; index < until; index += 1) {
      const dry = ear[index] ?? 0;
      let wet = 0;
      for (const comb of combs) {
        const heard = comb.line[comb.place] ?? 0;
        comb.damp = heard * 0.7 + comb.damp * 0.3;
        comb.line[comb.place] = dry * 0.4 + comb.damp * (0.74 + finish.room * 0.2);
        comb.place = comb.place + 1 === comb.line.length ? 0 : comb.place + 1;
        wet += heard;
      }
      const delayed = spread.line[spread.place] ?? 0;
      spread.line[spread.place] = wet + delayed * 0.5;
      spread.place = spread.place + 1 === spread.line.length ? 0 : spread.place + 1;
      ear[index] = dry + (delayed - wet * 0.5) * amount;
    }
  }
};

const shapeTone = async (ear: Float32Array, finish: MasteringSettings): Promise<void> => {
  const keep = Math.exp((-2 * Math.PI * finish.warmth) / sampleRate);
  let previous = 0;
  let slow = 0;
  for (let from = 0; from < ear.length; from += block) {
    await finish.yieldToEventLoop();
    const until = Math.min(ear.length, from + block);
    for (let index = from; index < until; index += 1) {
      const driven = Math.tanh((ear[index] ?? 0) * 0.55 * finish.drive);
      previous = driven * (1 - keep) + previous * keep;
      slow += (previous - slow) * 0.003;
      ear[index] = previous - slow;
    }
  }
};

const addCrackle = (ear: Float32Array, finish: MasteringSettings): void => {
  const random = createRandom(finish.seed);
  for (let index = 0; index < ear.length; index += 1) {
    const hiss = (random() - 0.5) * 0.012 * finish.crackle;
    const click = random() < 0.00018 ? (random() - 0.5) * 0.5 * finish.crackle : 0;
    ear[index] = (ear[index] ?? 0) + hiss + click;
  }
};
