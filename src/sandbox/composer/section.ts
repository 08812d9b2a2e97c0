import { createRandom, pick, seedOf } from '../random.js';
import { type FamilyName, families, familyOf, type Mode } from './genres.js';
import type { Section } from './recipe.js';
import { barSeconds } from './score.js';

const brightMood = /\b(happy|cheerful|joy\w*|bright|love|birthday|party|hope\w*|uplifting|funny|major)\b/;
const darkMood = /\b(sad\w*|sorrow|melanchol\w*|lonely|dark\w*|cry\w*|tears?|goodbye|angry|scary|minor)\b/;
const brightScene = /\b(sun\w*|summer|morning|spring|flowers?|beach|holiday)\b/;
const darkScene = /\b(rain\w*|winter|night|lost|storm\w*|shadows?|autumn)\b/;
const fastWords = /\b(fast|quick|energetic|upbeat|driving|running|party|dance|wild|excited)\b/;
const slowWords = /\b(slow\w*|calm|gentle|soft|sleep\w*|lullaby|peaceful|ballad|relax\w*|sad)\b/;
const brightModes: readonly Mode[] = ['major', 'mixolydian', 'lydian'];

/** The request for one take: texts, and how it is to be made. */
export type SongRequest = {
  readonly description: string;
  readonly style: string;
  readonly title: string;
  readonly lyrics: string;
  readonly sung: boolean;
  /** The number of the take within its order, from 0. */
  readonly take: number;
  readonly seed: number;
  /** Makes songs of one and a half seconds, for tests. */
  readonly quick: boolean;
};

/** Chooses family, key and tempo from the words of a request; words of the style count more than the others. */
export const createSection = (request: SongRequest, like?: Section): Section => {
  const tune =
    like?.tune ??
    seedOf(request.seed, request.description, request.style, request.title, request.lyrics, request.take);
  const words = `${request.style} ${request.description} ${request.title}`.toLowerCase();
  const random = createRandom(seedOf('character', tune, words, like ? request.take : 0));
  const family = familyNamed(request.style.toLowerCase()) ?? familyNamed(words) ?? pick(random, anyFamily);
  const { modes, tempo } = familyOf(family);
  const [slowest, fastest] = tempo;
  let beats = slowest + random() * (fastest - slowest);
  if (fastWords.test(words)) beats *= 1.16;
  if (slowWords.test(words)) beats *= 0.84;
  const mode = modeFor(words, modes, random);
  const root = 48 + Math.floor(random() * 9);
  const section = { tune, family, mode, root, tempo: Math.round(beats), from: 0, sung: request.sung };
  return { ...section, ...lengthOf(section, request.quick ? 1.3 : 20, request.quick) };
};

/** Another section in the same key, tempo and family, with a new tune, and about seven seconds longer. */
export const continueSection = (section: Section, request: SongRequest): Section => {
  const tune = seedOf(
    'extend',
    section.tune,
    request.lyrics,
    request.style,
    request.description,
    request.take,
  );
  const next = { ...section, tune, from: 0, sung: request.sung };
  return { ...next, ...lengthOf(next, request.quick ? 1.8 : 27, request.quick) };
};

/** The section at another length, from half a second to two minutes, with as many bars as needed. */
export const fitSection = (section: Section, seconds: number): Section => {
  const length = Math.round(Math.min(120, Math.max(0.5, seconds)) * 10) / 10;
  const bars = Math.min(64, Math.max(1, Math.ceil(length / barSeconds(section))));
  return { ...section, bars, from: 0, seconds: length };
};

const lengthOf = (section: Pick<Section, 'family' | 'tempo'>, wanted: number, quick: boolean) => {
  const bar = barSeconds(section);
  if (quick)
    return { bars: Math.max(1, Math.ceil(wanted / bar)), seconds: Math.round((wanted + 0.2) * 10) / 10 };
  const bars = Math.max(4, 2 * Math.round(wanted / bar / 2));
  return { bars, seconds: Math.round((bars * bar + 2) * 10) / 10 };
};

const anyFamily: [FamilyName, ...FamilyName[]] = [
  'pop',
  'lofi',
  'folk',
  'electronic',
  'jazz',
  'cinematic',
  'ambient',
];

const familyNamed = (words: string): FamilyName | undefined => {
  let best: FamilyName | undefined;
  let position = Number.POSITIVE_INFINITY;
  for (const name of Object.keys(families) as FamilyName[]) {
    const found = words.search(new RegExp(`\\b(?:${familyOf(name).words})\\b`));
    if (found >= 0 && found < position) {
      best = name;
      position = found;
    }
  }
  return best;
};

const modeFor = (words: string, usual: readonly [Mode, ...Mode[]], random: () => number): Mode => {
  const hasMood = brightMood.test(words) || darkMood.test(words);
  const bright = (hasMood ? brightMood : brightScene).test(words);
  const dark = (hasMood ? darkMood : darkScene).test(words);
  const fitting = usual.filter((mode) => brightModes.includes(mode) === bright);
  if (dark === bright) return pick(random, usual);
  return fitting[Math.floor(random() * fitting.length)] ?? (dark ? 'minor' : 'major');
};
