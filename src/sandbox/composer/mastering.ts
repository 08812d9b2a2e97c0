import { createRandom } from '../random.js';
import { sampleRate } from './waves.js';
import type { YieldToEventLoop } from './yield.js';

/** How a mix is finished. */
type MasteringSettings = {
  /** The amount of reverb, 0 to 1. */
  readonly reverb: number;
  /** The cutoff of the low-pass filter, in hertz. */
  readonly warmth: number;
  readonly drive: number;
  readonly crackle: number;
  readonly seed: number;
  readonly yieldToEventLoop: YieldToEventLoop;
};

/** The lengths of the comb filters and of the all-pass filter of the reverb, in samples. */
const combLengths = [1557, 1617, 1491, 1422];
const allPassLength = 556;

/** The difference between the reverbs of left and right, in samples. */
const stereoSpread = 23;

/** Samples processed before yielding to the event loop. */
const block = 8192;

/** The peak of a finished mix; 1 is full scale. */
const targetPeak = 0.86;

/** Adds crackle, reverb, drive and a low-pass filter, normalizes the volume and fades both ends. */
export const masterMix = async (
  mix: readonly [Float32Array, Float32Array],
  settings: MasteringSettings,
): Promise<void> => {
  for (const [side, channel] of mix.entries()) {
    if (settings.crackle > 0) addCrackle(channel, settings);
    await addReverb(channel, settings, side * stereoSpread);
    await shapeTone(channel, settings);
  }
  let peak = 0.0001;
  for (const channel of mix)
    for (const sample of channel) if (Math.abs(sample) > peak) peak = Math.abs(sample);
  for (const channel of mix) {
    await settings.yieldToEventLoop();
    normalizeAndFade(channel, targetPeak / peak);
  }
};

const normalizeAndFade = (channel: Float32Array, gain: number): void => {
  const { length } = channel;
  const fadeIn = Math.min(length, Math.round(0.008 * sampleRate));
  const fadeOut = Math.min(length, Math.round(Math.min(0.6, length / sampleRate / 5) * sampleRate));
  for (let index = 0; index < length; index += 1) {
    const left = length - index;
    const fade = (index < fadeIn ? index / fadeIn : 1) * (left < fadeOut ? left / fadeOut : 1);
    channel[index] = (channel[index] ?? 0) * gain * fade;
  }
};

/** A Schroeder reverb: parallel comb filters with damping, then one all-pass filter. */
const addReverb = async (
  channel: Float32Array,
  settings: MasteringSettings,
  spread: number,
): Promise<void> => {
  if (settings.reverb <= 0) return;
  const combs = combLengths.map((length) => ({
    line: new Float32Array(length + spread),
    position: 0,
    damped: 0,
  }));
  const allPass = { line: new Float32Array(allPassLength + spread), position: 0 };
  const amount = settings.reverb * 0.3;
  for (let from = 0; from < channel.length; from += block) {
    await settings.yieldToEventLoop();
    const until = Math.min(channel.length, from + block);
    for (let index = from; index < until; index += 1) {
      const dry = channel[index] ?? 0;
      let wet = 0;
      for (const comb of combs) {
        const delayed = comb.line[comb.position] ?? 0;
        comb.damped = delayed * 0.7 + comb.damped * 0.3;
        comb.line[comb.position] = dry * 0.4 + comb.damped * (0.74 + settings.reverb * 0.2);
        comb.position = comb.position + 1 === comb.line.length ? 0 : comb.position + 1;
        wet += delayed;
      }
      const delayed = allPass.line[allPass.position] ?? 0;
      allPass.line[allPass.position] = wet + delayed * 0.5;
      allPass.position = allPass.position + 1 === allPass.line.length ? 0 : allPass.position + 1;
      channel[index] = dry + (delayed - wet * 0.5) * amount;
    }
  }
};

/** Drives the signal into saturation, then removes high frequencies and the DC offset. */
const shapeTone = async (channel: Float32Array, settings: MasteringSettings): Promise<void> => {
  const keep = Math.exp((-2 * Math.PI * settings.warmth) / sampleRate);
  let low = 0;
  let offset = 0;
  for (let from = 0; from < channel.length; from += block) {
    await settings.yieldToEventLoop();
    const until = Math.min(channel.length, from + block);
    for (let index = from; index < until; index += 1) {
      const driven = Math.tanh((channel[index] ?? 0) * 0.55 * settings.drive);
      low = driven * (1 - keep) + low * keep;
      offset += (low - offset) * 0.003;
      channel[index] = low - offset;
    }
  }
};

/** Adds the hiss and the clicks of a vinyl record. */
const addCrackle = (channel: Float32Array, settings: MasteringSettings): void => {
  const random = createRandom(settings.seed);
  for (let index = 0; index < channel.length; index += 1) {
    const hiss = (random() - 0.5) * 0.012 * settings.crackle;
    const click = random() < 0.00018 ? (random() - 0.5) * 0.5 * settings.crackle : 0;
    channel[index] = (channel[index] ?? 0) + hiss + click;
  }
};
