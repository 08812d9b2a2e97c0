/** The sample rate of all audio of the composer, in hertz. */
export const sampleRate = 44_100;

/** Samples of one period in a wave table. */
export const tableSize = 2048;

/** One period of a waveform, plus one sample, so that interpolation never wraps around. */
export type Wave = Float32Array;

/** Builds a waveform from its harmonics, with a peak of 1. */
export const wave = (strength: (harmonic: number) => number, harmonics: number): Wave => {
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

/** The first two formants of five vowels for a female voice, in hertz. */
const vowels: readonly (readonly [number, number])[] = [
  [850, 1600],
  [560, 2100],
  [370, 2600],
  [540, 1000],
  [380, 900],
];
const sungWaves = new Map<string, Wave>();

/** The waveform of a voice that sings a vowel (0 to 4) at a pitch; a male voice has lower formants. */
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
      const formants =
        peak(hertz, first, 220) + 0.45 * peak(hertz, second, 320) + 0.16 * peak(hertz, 3000, 500);
      return (0.16 + formants * 1.5) / harmonic ** 0.9;
    },
    Math.min(30, Math.floor(9000 / frequency)),
  );
  sungWaves.set(key, sung);
  return sung;
};
