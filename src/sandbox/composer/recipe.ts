import { type FamilyName, families, type Mode, modes, type StemName, stemNames } from './genres.js';

/** The part of a song that is played: everything, only the voices, only the instruments, or one of the twelve stems. */
export type Part = 'mix' | 'sung' | 'played' | StemName;

/** One section of a song; the same numbers always give the same notes. */
export type Section = {
  /** The seed of tune and chords, 32 bits. */
  readonly tune: number;
  readonly family: FamilyName;
  readonly mode: Mode;
  /** The MIDI number of the root note, 45 to 59. */
  readonly root: number;
  /** Beats per minute, 40 to 220. */
  readonly tempo: number;
  /** The number of bars, 1 to 64. */
  readonly bars: number;
  /** The second of the written bars at which the audio begins. */
  readonly from: number;
  /** Seconds of audio, 0.5 to 120. */
  readonly seconds: number;
  readonly sung: boolean;
};

/** Everything that is needed to compose a take again, small enough for a file name. */
export type Recipe = {
  readonly part: Part;
  readonly voice: 'f' | 'm';
  /** The variant of the mix, for remasters and further sets of stems, 0 to 9; 0 is the original. */
  readonly polish: number;
  /** One section for a song, up to eight for a song joined from several. */
  readonly sections: readonly Section[];
};

const familyNames = Object.keys(families) as FamilyName[];
const modeNames = Object.keys(modes) as Mode[];
const parts: readonly Part[] = ['mix', 'sung', 'played', ...stemNames];
/** Seconds. */
const longestSong = 480;

/** The length of a recipe's audio in seconds. */
export const secondsOf = (recipe: Recipe): number => {
  const seconds = recipe.sections.reduce((sum, section) => sum + section.seconds, 0);
  return Math.round(seconds * 10) / 10;
};

/** Formats a recipe as letters, digits, '-' and '~', so that a link plays even after a restart of the sandbox. */
export const formatRecipe = (recipe: Recipe): string => {
  const head = [parts.indexOf(recipe.part), recipe.voice === 'm' ? 1 : 0, recipe.polish];
  const rows = recipe.sections.map((section) => [
    section.tune,
    familyNames.indexOf(section.family),
    modeNames.indexOf(section.mode),
    section.root,
    section.tempo,
    section.bars,
    Math.round(section.from * 10),
    Math.round(section.seconds * 10),
    section.sung ? 1 : 0,
  ]);
  return [head, ...rows].map((row) => row.map((number) => number.toString(36)).join('-')).join('~');
};

/** Parses a formatted recipe; undefined for an invalid one, or one longer than eight minutes. */
export const parseRecipe = (text: string): Recipe | undefined => {
  if (text.length > 600 || !/^[0-9a-z~-]+$/.test(text)) return undefined;
  const rows = text.split('~').map((row) => row.split('-').map((number) => Number.parseInt(number, 36)));
  const [head, ...rest] = rows;
  if (!head || rest.length < 1 || rest.length > 8) return undefined;
  const part = parts[head[0] ?? -1];
  const polish = head[2] ?? -1;
  const sections = rest.map(parseSection);
  if (part === undefined || !within(polish, 0, 9)) return undefined;
  if (!sections.every((section) => section !== undefined)) return undefined;
  const recipe: Recipe = { part, voice: head[1] === 1 ? 'm' : 'f', polish, sections: sections };
  return secondsOf(recipe) <= longestSong ? recipe : undefined;
};

const parseSection = (row: readonly number[]): Section | undefined => {
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
};

const within = (number: number, lowest: number, highest: number): boolean =>
  Number.isInteger(number) && number >= lowest && number <= highest;
