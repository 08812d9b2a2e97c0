import { createRandom, pick, type Random } from '../random.js';
import { type Family, familyOf, modes, type StemName } from './families.js';
import type { Section } from './recipe.js';

/** One note of one voice. */
export type Note = {
  readonly voice: StemName;
  /** Seconds from the beginning of the written bars. */
  readonly at: number;
  readonly seconds: number;
  /** MIDI number; for drums and percussion the letter's character code. */
  readonly pitch: number;
  /** 0 to 1. */
  readonly force: number;
};

const brightChords: [number[], ...number[][]] = [
  [0, 4, 5, 3],
  [0, 5, 3, 4],
  [0, 3, 0, 4],
  [3, 4, 2, 5],
  [0, 2, 3, 4],
];
const darkChords: [number[], ...number[][]] = [
  [0, 5, 2, 6],
  [0, 3, 5, 6],
  [0, 6, 5, 6],
  [0, 3, 0, 6],
  [5, 6, 0, 2],
];
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

/** Seconds of one bar of the section. */
export const barSeconds = (section: Pick<Section, 'family' | 'tempo'>): number =>
  (familyOf(section.family).meter * 60) / section.tempo;

/** All notes of a section: verse phrases, then a fuller chorus, then a last chord that rings. */
export const writeScore = (section: Section): Note[] => {
  const family = familyOf(section.family);
  const random = createRandom(section.tune);
  const eighths = family.meter * 2;
  const eighth = barSeconds(section) / eighths;
  const time = (bar: number, step: number) =>
    (bar * eighths + step + (step % 2 === 1 ? family.swing : 0)) * eighth;
  const dark = modes[section.mode][2] === 3;
  const verse = pick(random, dark ? darkChords : brightChords);
  const chorus = pick(random, dark ? darkChords : brightChords);
  const tune = createTune(random, family);
  const notes: Note[] = [];
  const chorusFrom = Math.max(1, Math.ceil(section.bars / 2));
  const tuneFrom = section.bars >= 8 ? 2 : 0;

  for (let bar = 0; bar < section.bars; bar += 1) {
    const loud = bar >= chorusFrom;
    const progression = loud ? chorus : verse;
    const last = bar === section.bars - 1;
    const degree = last ? 0 : (progression[bar % 4] ?? 0);
    const write = (voice: StemName, step: number, length: number, pitch: number, force: number) =>
      notes.push({ voice, at: time(bar, step), seconds: length * eighth, pitch, force });
    const tone = (scaleStep: number, octave: number) => pitchOf(section, scaleStep) + 12 * octave;
    const chord = [degree, degree + 2, degree + 4];
    const ring = last ? eighths * 1.6 : eighths;

    playDrums(family, bar, loud, last, write);
    playBass(family, chord, last, ring, tone, write, random);
    playChords(family, chord, last, ring, loud, tone, write);
    playColours(chord, bar, loud, last, ring, eighths, bar === chorusFrom, tone, write);

    const melody = bar < tuneFrom ? [] : tune(bar, degree, loud, last);
    for (const [index, sound] of melody.entries()) {
      const force = (loud ? 0.95 : 0.8) - (index % 2) * 0.08;
      write('Vocals', sound.step, sound.length, tone(sound.degree, 1), force);
      if (loud) write('Backing Vocals', sound.step, sound.length, tone(sound.degree - 2, 1), force * 0.6);
    }
    if (bar < tuneFrom) {
      write('Woodwinds', 0, 3, tone(degree + 4 + (bar % 2), 1), 0.6);
      write('Woodwinds', 4, eighths - 4, tone(degree + 2, 1), 0.5);
    }
  }
  return notes;
};

type Write = (voice: StemName, step: number, length: number, pitch: number, force: number) => void;
type Tone = (scaleStep: number, octave: number) => number;

const pitchOf = (section: Section, scaleStep: number): number => {
  const scale = modes[section.mode];
  const octave = Math.floor(scaleStep / 7);
  return section.root + octave * 12 + (scale[scaleStep - octave * 7] ?? 0);
};

type Sound = {
  readonly step: number;
  readonly length: number;
  readonly degree: number;
};

/** A tune is two short figures that come back on other chords, so that the ear knows them again. */
const createTune = (random: Random, family: Family) => {
  const figures = [0, 1, 2, 3].map(() => {
    const rhythm = pick(random, family.meter === 3 ? waltzRhythms : rhythms);
    return rhythm.map((length) => ({ length, move: pick(random, [-2, -1, -1, 0, 1, 1, 2]) }));
  });
  let previous = 4;
  return (bar: number, chordDegree: number, loud: boolean, last: boolean): Sound[] => {
    if (last) return [{ step: 0, length: family.meter * 2.6, degree: previous > 5 ? 7 : 0 }];
    const closing = bar % 4 === 3;
    const figure = figures[(loud ? 2 : 0) + (closing ? 1 : bar % 2)] ?? [];
    const home = loud ? 5 : 3;
    let degree = nearestChordTone(chordDegree, Math.round((previous + home) / 2));
    const sounds: Sound[] = [];
    let step = 0;
    for (const [index, { length, move }] of figure.entries()) {
      if (index > 0) degree = Math.min(10, Math.max(-1, degree + move));
      if (step % 4 === 0 && index > 0) degree = nearestChordTone(chordDegree, degree);
      const held = closing && index === figure.length - 1;
      if (held) degree = nearestChordTone(chordDegree, degree);
      sounds.push({ step, length: length * (held ? 1 : 0.94), degree });
      step += length;
    }
    previous = degree;
    return sounds;
  };
};

const nearestChordTone = (chordDegree: number, wanted: number): number => {
  const tones = [-7, 0, 7].flatMap((octave) => [0, 2, 4].map((third) => chordDegree + third + octave));
  return tones.reduce((best, tone) => (Math.abs(tone - wanted) < Math.abs(best - wanted) ? tone : best));
};

const playDrums = (family: Family, bar: number, loud: boolean, last: boolean, write: Write): void => {
  for (const [step, letter] of [...family.drums].entries()) {
    if (letter === '.' || (last && step > 0)) continue;
    write('Drums', step, 1, letter.charCodeAt(0), step === 0 ? 1 : 0.85);
  }
  for (const [step, letter] of [...family.percussion].entries()) {
    if (letter === '.' || last || (bar < 1 && step % 2 === 1)) continue;
    write('Percussion', step, 1, letter.charCodeAt(0), (step % 2 === 0 ? 0.8 : 0.5) * (loud ? 1 : 0.8));
  }
  if (last) write('Percussion', 0, 1, 'h'.charCodeAt(0), 0.6);
  const beats = family.drums.length;
  if (bar % 4 === 3 && !last) {
    write('Drums', beats - 2, 1, 't'.charCodeAt(0), 0.7);
    write('Drums', beats - 1, 1, 't'.charCodeAt(0), 0.85);
  }
};

const playBass = (
  family: Family,
  chord: number[],
  last: boolean,
  ring: number,
  tone: Tone,
  write: Write,
  random: Random,
): void => {
  const [root = 0, , fifth = 4] = chord;
  if (last) {
    write('Bass', 0, ring, tone(root, -1), 1);
    return;
  }
  const steps = [...family.bass].flatMap((letter, step) => (letter === 'x' ? [step] : []));
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1] ?? family.bass.length;
    const away = index > 0 && random() < 0.22;
    write('Bass', step, Math.min(3, next - step) * 0.9, tone(away ? fifth : root, away ? -2 : -1), 0.9);
  }
};

const playChords = (
  family: Family,
  chord: number[],
  last: boolean,
  ring: number,
  loud: boolean,
  tone: Tone,
  write: Write,
): void => {
  const eighths = family.meter * 2;
  for (const voice of ['Keyboard', 'Guitar'] as const) {
    const figure = last ? 'long' : voice === 'Keyboard' ? family.keyboard : family.guitar;
    const octave = voice === 'Keyboard' ? 1 : 0;
    const all = (step: number, length: number, force: number) => {
      for (const [index, degree] of chord.entries()) {
        write(voice, step + index * (voice === 'Guitar' ? 0.06 : 0.015), length, tone(degree, octave), force);
      }
    };
    if (figure === 'long') all(0, ring, 0.75);
    if (figure === 'block') for (let step = 0; step < eighths; step += 2) all(step, 1.7, step ? 0.6 : 0.8);
    if (figure === 'strum') for (const step of [0, 2, 3, 5, 6]) all(step, 1.6, step === 0 ? 0.8 : 0.55);
    if (figure === 'offbeat') for (const step of [0, 3, 5, 6]) all(step, 1.1, step === 0 ? 0.8 : 0.65);
    if (figure === 'waltz') for (const step of [2, 4]) all(step, 1.5, 0.6);
    if (figure === 'arpeggio') {
      const [root = 0, third = 2, fifth = 4] = chord;
      const path = [root, fifth, root + 7, third + 7, root + 7, fifth, third, fifth];
      for (let step = 0; step < eighths; step += 1) {
        write(voice, step, 2.6, tone(path[step % 8] ?? root, octave), step === 0 ? 0.8 : loud ? 0.65 : 0.55);
      }
    }
  }
};

const playColours = (
  chord: number[],
  bar: number,
  loud: boolean,
  last: boolean,
  ring: number,
  eighths: number,
  turn: boolean,
  tone: Tone,
  write: Write,
): void => {
  const [root = 0, third = 2, fifth = 4] = chord;
  for (const degree of chord) write('Strings', 0, ring, tone(degree, degree > 4 ? 0 : 1), loud ? 0.7 : 0.5);
  if (!loud) write('Backing Vocals', 0, ring * 0.95, tone(fifth, 0), 0.4);
  const quick = last ? [root + 7] : [root, third, fifth, root + 7, fifth, third, fifth, root + 7];
  for (const [index, degree] of quick.slice(0, eighths).entries()) {
    write('Synth', index, last ? ring : 0.9, tone(degree, 1), index === 0 ? 0.7 : 0.5);
  }
  if (loud || bar % 2 === 1 || last) {
    for (const degree of [root, fifth])
      write('Brass', 0, last ? ring : 2.4, tone(degree, 0), loud ? 0.75 : 0.45);
  }
  if (last) write('Woodwinds', 0, ring, tone(third, 1), 0.5);
  else if (loud) write('Woodwinds', eighths - 2, 2, tone(fifth + 2, 1), 0.5);
  if (turn || bar % 4 === 0) write('FX', 0, ring, tone(root + 7, 2), turn ? 0.9 : 0.5);
};
