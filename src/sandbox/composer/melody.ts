import { pick, type Random } from '../random.js';
import type { Family } from './genres.js';

/** One note of a tune; step and length in eighths, degree in steps of the scale. */
export type TuneNote = {
  readonly step: number;
  readonly length: number;
  readonly degree: number;
};

/** The tune of one bar over the chord on a degree of the scale. */
export type Tune = (bar: number, chordDegree: number, loud: boolean, last: boolean) => TuneNote[];

/** Note lengths of one bar, in eighths. */
const rhythms: [number[], ...number[][]] = [
  [2, 2, 2, 2],
  [3, 1, 2, 2],
  [2, 1, 1, 4],
  [3, 3, 2],
  [1, 1, 2, 2, 2],
  [4, 2, 2],
  [2, 2, 1, 1, 2],
];
const waltzRhythms: [number[], ...number[][]] = [[2, 2, 2], [4, 2], [3, 1, 2], [2, 1, 1, 2], [6]];

/** Builds a tune of two short figures for the verse and two for the chorus, repeated on different chords. */
export const createTune = (random: Random, family: Family): Tune => {
  const figures = [0, 1, 2, 3].map(() => {
    const rhythm = pick(random, family.meter === 3 ? waltzRhythms : rhythms);
    return rhythm.map((length) => ({ length, move: pick(random, [-2, -1, -1, 0, 1, 1, 2]) }));
  });
  let previous = 4;
  return (bar, chordDegree, loud, last) => {
    if (last) return [{ step: 0, length: family.meter * 2.6, degree: previous > 5 ? 7 : 0 }];
    const closing = bar % 4 === 3;
    const figure = figures[(loud ? 2 : 0) + (closing ? 1 : bar % 2)] ?? [];
    const centre = loud ? 5 : 3;
    let degree = nearestChordTone(chordDegree, Math.round((previous + centre) / 2));
    const notes: TuneNote[] = [];
    let step = 0;
    for (const [index, { length, move }] of figure.entries()) {
      if (index > 0) degree = Math.min(10, Math.max(-1, degree + move));
      if (step % 4 === 0 && index > 0) degree = nearestChordTone(chordDegree, degree);
      const held = closing && index === figure.length - 1;
      if (held) degree = nearestChordTone(chordDegree, degree);
      notes.push({ step, length: length * (held ? 1 : 0.94), degree });
      step += length;
    }
    previous = degree;
    return notes;
  };
};

const nearestChordTone = (chordDegree: number, wanted: number): number => {
  const tones = [-7, 0, 7].flatMap((octave) => [0, 2, 4].map((third) => chordDegree + third + octave));
  return tones.reduce((best, tone) => (Math.abs(tone - wanted) < Math.abs(best - wanted) ? tone : best));
};
