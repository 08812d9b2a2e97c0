import { type FamilyName, families, type Mode, modes, type StemName, stemNames } from './families.js';

/** What of a song is heard: all of it, two halves, or one of the twelve stems. */
export type Part = 'mix' | 'sung' | 'played' | StemName;

/** One stretch of music: the same numbers always give the same notes. */
export interface Stretch {
  /** Seed of tune and chords, 32 bits. */
  readonly tune: number;
  readonly family: FamilyName;
  readonly mode: Mode;
  /** MIDI number of the root note, 45 to 59. */
  readonly root: number;
  /** Beats a minute, 40 to 220. */
  readonly tempo: number;
  /** Bars written, 1 to 64. */
  readonly bars: number;
  /** Second of the written bars at which the sound begins. */
  readonly from: number;
  /** Seconds of sound, 0.5 to 120. */
  readonly seconds: number;
  readonly sung: boolean;
}

/** Everything the composer must know to play a take again, small enough to stand in a file name. */
export interface Recipe {
  readonly part: Part;
  readonly voice: 'f' | 'm';
  /** How a remaster or a second set of stems differs in sound, 0 to 9; 0 is the plain one. */
  readonly polish: number;
  /** One for a song, more for a whole song joined of several; at most eight. */
  readonly stretches: readonly Stretch[];
}

const familyNames = Object.keys(families) as FamilyName[];
const modeNames = Object.keys(modes) as Mode[];
const parts: readonly Part[] = ['mix', 'sung', 'played', ...stemNames];
const longestSong = 480;

/** Seconds of sound a recipe makes. */
export function secondsOf(recipe: Recipe): number {
  const seconds = recipe.stretches.reduce((sum, stretch) => sum + stretch.seconds, 0);
  return Math.round(seconds * 10) / 10;
}

/** The recipe as letters, digits, '-' and '~', so that a link still plays after the sandbox was restarted. */
export function formatRecipe(recipe: Recipe): string {
  const head = [parts.indexOf(recipe.part), recipe.voice === 'm' ? 1 : 0, recipe.polish];
  const rows = recipe.stretches.map((stretch) => [
    stretch.tune,
    familyNames.indexOf(stretch.family),
    modeNames.indexOf(stretch.mode),
    stretch.root,
    stretch.tempo,
    stretch.bars,
    Math.round(stretch.from * 10),
    Math.round(stretch.seconds * 10),
    stretch.sung ? 1 : 0,
  ]);
  return [head, ...rows].map((row) => row.map((number) => number.toString(36)).join('-')).join('~');
}

/** The recipe of a file name, or nothing when it was not written by formatRecipe or asks for too much. */
export function parseRecipe(text: string): Recipe | undefined {
  if (text.length > 600 || !/^[0-9a-z~-]+$/.test(text)) return undefined;
  const rows = text.split('~').map((row) => row.split('-').map((number) => Number.parseInt(number, 36)));
  const [head, ...rest] = rows;
  if (!head || rest.length < 1 || rest.length > 8) return undefined;
  const part = parts[head[0] ?? -1];
  const polish = head[2] ?? -1;
  const stretches = rest.map(parseStretch);
  if (part === undefined || !within(polish, 0, 9)) return undefined;
  if (!stretches.every((stretch) => stretch !== undefined)) return undefined;
  const recipe: Recipe = { part, voice: head[1] === 1 ? 'm' : 'f', polish, stretches };
  return secondsOf(recipe) <= longestSong ? recipe : undefined;
}

function parseStretch(row: readonly number[]): Stretch | undefined {
  const [
    tune = -1,
    familyIndex = -1,
    modeIndex = -1,
    root = 0,
    tempo = 0,
    bars = 0,
    from = -1,
    length = 0,
    sung,
  ] = row;
  const family = familyNames[familyIndex];
  const mode = modeNames[modeIndex];
  if (family === undefined || mode === undefined) return undefined;
  if (!within(tune, 0, 0xffffffff) || !within(root, 45, 59) || !within(tempo, 40, 220)) return undefined;
  if (!within(bars, 1, 64) || !within(from, 0, 1200) || !within(length, 5, 1200)) return undefined;
  return { tune, family, mode, root, tempo, bars, from: from / 10, seconds: length / 10, sung: sung === 1 };
}

function within(number: number, lowest: number, highest: number): boolean {
  return Number.isInteger(number) && number >= lowest && number <= highest;
}
