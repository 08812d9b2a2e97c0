import type { Random } from '../random.js';
import type { Family, StemName } from './genres.js';

/** Writes one note into the current bar; step and length in eighths, force from 0 to 1. */
export type WriteNote = (voice: StemName, step: number, length: number, pitch: number, force: number) => void;

/** The MIDI number of a step of the scale, some octaves up or down. */
export type PitchOf = (scaleStep: number, octave: number) => number;

/** One bar of a section. */
export type Bar = {
  readonly index: number;
  /** Root, third and fifth as steps of the scale. */
  readonly chord: readonly [root: number, third: number, fifth: number];
  /** True in the chorus. */
  readonly loud: boolean;
  /** True for the last bar, which is a single ringing chord. */
  readonly last: boolean;
  /** True for the first bar of the chorus. */
  readonly turn: boolean;
  /** The length of a note held through the bar, in eighths. */
  readonly ring: number;
  readonly write: WriteNote;
  readonly pitchOf: PitchOf;
};

const drumCode = (letter: string): number => letter.charCodeAt(0);

export const playDrums = (family: Family, { index, loud, last, write }: Bar): void => {
  for (const [step, letter] of [...family.drums].entries()) {
    if (letter === '.' || (last && step > 0)) continue;
    write('Drums', step, 1, drumCode(letter), step === 0 ? 1 : 0.85);
  }
  for (const [step, letter] of [...family.percussion].entries()) {
    if (letter === '.' || last || (index < 1 && step % 2 === 1)) continue;
    write('Percussion', step, 1, drumCode(letter), (step % 2 === 0 ? 0.8 : 0.5) * (loud ? 1 : 0.8));
  }
  if (last) write('Percussion', 0, 1, drumCode('h'), 0.6);
  const steps = family.drums.length;
  if (index % 4 === 3 && !last) {
    write('Drums', steps - 2, 1, drumCode('t'), 0.7);
    write('Drums', steps - 1, 1, drumCode('t'), 0.85);
  }
};

export const playBass = (
  family: Family,
  { chord, last, ring, write, pitchOf }: Bar,
  random: Random,
): void => {
  const [root, , fifth] = chord;
  if (last) {
    write('Bass', 0, ring, pitchOf(root, -1), 1);
    return;
  }
  const steps = [...family.bass].flatMap((letter, step) => (letter === 'x' ? [step] : []));
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1] ?? family.bass.length;
    const isFifth = index > 0 && random() < 0.22;
    const pitch = pitchOf(isFifth ? fifth : root, isFifth ? -2 : -1);
    write('Bass', step, Math.min(3, next - step) * 0.9, pitch, 0.9);
  }
};

/** The steps of a bar on which a strummed or offbeat chord is played. */
const strumSteps = [0, 2, 3, 5, 6];
const offbeatSteps = [0, 3, 5, 6];

export const playChords = (family: Family, bar: Bar): void => {
  const { chord, last, ring, write, pitchOf } = bar;
  const eighths = family.meter * 2;
  for (const voice of ['Keyboard', 'Guitar'] as const) {
    const figure = last ? 'long' : voice === 'Keyboard' ? family.keyboard : family.guitar;
    const octave = voice === 'Keyboard' ? 1 : 0;
    const delay = voice === 'Guitar' ? 0.06 : 0.015;
    const playChord = (step: number, length: number, force: number) => {
      for (const [index, degree] of chord.entries()) {
        write(voice, step + index * delay, length, pitchOf(degree, octave), force);
      }
    };
    if (figure === 'long') playChord(0, ring, 0.75);
    if (figure === 'block')
      for (let step = 0; step < eighths; step += 2) playChord(step, 1.7, step ? 0.6 : 0.8);
    if (figure === 'strum') for (const step of strumSteps) playChord(step, 1.6, step === 0 ? 0.8 : 0.55);
    if (figure === 'offbeat') for (const step of offbeatSteps) playChord(step, 1.1, step === 0 ? 0.8 : 0.65);
    if (figure === 'waltz') for (const step of [2, 4]) playChord(step, 1.5, 0.6);
    if (figure === 'arpeggio') playArpeggio(voice, octave, eighths, bar);
  }
};

const playArpeggio = (
  voice: StemName,
  octave: number,
  eighths: number,
  { chord: [root, third, fifth], loud, write, pitchOf }: Bar,
): void => {
  const path = [root, fifth, root + 7, third + 7, root + 7, fifth, third, fifth];
  for (let step = 0; step < eighths; step += 1) {
    const force = step === 0 ? 0.8 : loud ? 0.65 : 0.55;
    write(voice, step, 2.6, pitchOf(path[step % 8] ?? root, octave), force);
  }
};

/** Plays the remaining voices: strings, backing vocals, synth, brass, woodwinds and effects. */
export const playBackground = (family: Family, bar: Bar): void => {
  const { index, chord, loud, last, ring, turn, write, pitchOf } = bar;
  const [root, third, fifth] = chord;
  const eighths = family.meter * 2;
  for (const degree of chord)
    write('Strings', 0, ring, pitchOf(degree, degree > 4 ? 0 : 1), loud ? 0.7 : 0.5);
  if (!loud) write('Backing Vocals', 0, ring * 0.95, pitchOf(fifth, 0), 0.4);
  const run = last ? [root + 7] : [root, third, fifth, root + 7, fifth, third, fifth, root + 7];
  for (const [step, degree] of run.slice(0, eighths).entries()) {
    write('Synth', step, last ? ring : 0.9, pitchOf(degree, 1), step === 0 ? 0.7 : 0.5);
  }
  if (loud || index % 2 === 1 || last) {
    for (const degree of [root, fifth])
      write('Brass', 0, last ? ring : 2.4, pitchOf(degree, 0), loud ? 0.75 : 0.45);
  }
  if (last) write('Woodwinds', 0, ring, pitchOf(third, 1), 0.5);
  else if (loud) write('Woodwinds', eighths - 2, 2, pitchOf(fifth + 2, 1), 0.5);
  if (turn || index % 4 === 0) write('FX', 0, ring, pitchOf(root + 7, 2), turn ? 0.9 : 0.5);
};
