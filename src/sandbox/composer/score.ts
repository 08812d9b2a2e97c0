import { createRandom, pick } from '../random.js';
import {
  type Bar,
  playBackground,
  playBass,
  playChords,
  playDrums,
  type WriteNote,
} from './accompaniment.js';
import { familyOf, modes, type StemName } from './genres.js';
import { createTune, type TuneNote } from './melody.js';
import type { Section } from './recipe.js';

/** One note of one voice. */
export type Note = {
  readonly voice: StemName;
  /** Seconds from the beginning of the written bars. */
  readonly at: number;
  readonly seconds: number;
  /** A MIDI number; for drums and percussion the character code of the letter. */
  readonly pitch: number;
  /** 0 to 1. */
  readonly force: number;
};

/** Chord progressions of four bars, as steps of the scale. */
const majorProgressions: [number[], ...number[][]] = [
  [0, 4, 5, 3],
  [0, 5, 3, 4],
  [0, 3, 0, 4],
  [3, 4, 2, 5],
  [0, 2, 3, 4],
];
const minorProgressions: [number[], ...number[][]] = [
  [0, 5, 2, 6],
  [0, 3, 5, 6],
  [0, 6, 5, 6],
  [0, 3, 0, 6],
  [5, 6, 0, 2],
];

/** Seconds of one bar of a section. */
export const barSeconds = (section: Pick<Section, 'family' | 'tempo'>): number =>
  (familyOf(section.family).meter * 60) / section.tempo;

/** All notes of a section: a verse, then a fuller chorus, then a last ringing chord. */
export const writeScore = (section: Section): Note[] => {
  const family = familyOf(section.family);
  const random = createRandom(section.tune);
  const eighths = family.meter * 2;
  const eighth = barSeconds(section) / eighths;
  const time = (bar: number, step: number) =>
    (bar * eighths + step + (step % 2 === 1 ? family.swing : 0)) * eighth;
  const progressions = modes[section.mode][2] === 3 ? minorProgressions : majorProgressions;
  const verse = pick(random, progressions);
  const chorus = pick(random, progressions);
  const tune = createTune(random, family);
  const notes: Note[] = [];
  const chorusFrom = Math.max(1, Math.ceil(section.bars / 2));
  const tuneFrom = section.bars >= 8 ? 2 : 0;

  for (let index = 0; index < section.bars; index += 1) {
    const loud = index >= chorusFrom;
    const last = index === section.bars - 1;
    const degree = last ? 0 : ((loud ? chorus : verse)[index % 4] ?? 0);
    const write: WriteNote = (voice, step, length, pitch, force) => {
      notes.push({ voice, at: time(index, step), seconds: length * eighth, pitch, force });
    };
    const bar: Bar = {
      index,
      chord: [degree, degree + 2, degree + 4],
      loud,
      last,
      turn: index === chorusFrom,
      ring: last ? eighths * 1.6 : eighths,
      write,
      pitchOf: (scaleStep, octave) => pitchOf(section, scaleStep) + 12 * octave,
    };
    playDrums(family, bar);
    playBass(family, bar, random);
    playChords(family, bar);
    playBackground(family, bar);
    if (index < tuneFrom) playIntroduction(bar, degree, eighths);
    else sing(bar, tune(index, degree, loud, last));
  }
  return notes;
};

const sing = ({ loud, write, pitchOf }: Bar, tune: readonly TuneNote[]): void => {
  for (const [index, { step, length, degree }] of tune.entries()) {
    const force = (loud ? 0.95 : 0.8) - (index % 2) * 0.08;
    write('Vocals', step, length, pitchOf(degree, 1), force);
    if (loud) write('Backing Vocals', step, length, pitchOf(degree - 2, 1), force * 0.6);
  }
};

const playIntroduction = ({ index, write, pitchOf }: Bar, degree: number, eighths: number): void => {
  write('Woodwinds', 0, 3, pitchOf(degree + 4 + (index % 2), 1), 0.6);
  write('Woodwinds', 4, eighths - 4, pitchOf(degree + 2, 1), 0.5);
};

const pitchOf = (section: Section, scaleStep: number): number => {
  const scale = modes[section.mode];
  const octave = Math.floor(scaleStep / 7);
  return section.root + octave * 12 + (scale[scaleStep - octave * 7] ?? 0);
};
