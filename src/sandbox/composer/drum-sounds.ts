import { sampleRate } from './waves.js';

const drumHits = new Map<string, Float32Array>();

/** The sound of a drum: k kick, s snare, h hat, b kick with hat, r rim, t tom; rock and electronic kits are harder. */
export const drumHit = (letter: string, family: string): Float32Array => {
  const hard = family === 'rock' || family === 'electronic' || family === 'chiptune';
  const key = `${letter}${hard}`;
  const known = drumHits.get(key);
  if (known) return known;
  let state = 0x2f6e2b1;
  const noise = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2_147_483_648 - 1;
  };
  let previous = 0;
  const brightNoise = () => {
    const sample = noise();
    const difference = sample - previous;
    previous = sample;
    return difference * 0.5;
  };
  const strike = (seconds: number, sample: (time: number) => number) =>
    Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, index) => sample(index / sampleRate));
  const kick = (time: number) =>
    Math.sin(2 * Math.PI * (46 * time + (hard ? 3.4 : 2.2) * (1 - Math.exp(-time * 34)))) *
    Math.exp(-time * (hard ? 9 : 12));
  const hat = (time: number) => brightNoise() * Math.exp(-time * 55) * 0.5;
  const snare = (time: number) =>
    noise() * Math.exp(-time * (hard ? 17 : 24)) * 0.45 +
    Math.sin(2 * Math.PI * 190 * time) * Math.exp(-time * 26) * 0.5;
  const hits: Record<string, () => Float32Array> = {
    k: () => strike(0.45, kick),
    s: () => strike(0.3, snare),
    h: () => strike(0.12, hat),
    b: () => strike(0.45, (time) => kick(time) + hat(time) * 0.6),
    r: () =>
      strike(
        0.12,
        (time) => (Math.sin(2 * Math.PI * 820 * time) * 0.5 + noise() * 0.3) * Math.exp(-time * 60),
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
