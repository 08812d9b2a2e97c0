import { createRandom, pick, seedOf } from '../random.js';
import { type FamilyName, families, familyOf, type Mode } from './families.js';
import type { Section } from './recipe.js';
import { barSeconds } from './score.js';

const brightMood = /\b(happy|cheerful|joy\w*|bright|love|birthday|party|hope\w*|uplifting|funny|major)\b/;
const darkMood = /\b(sad\w*|sorrow|melanchol\w*|lonely|dark\w*|cry\w*|tears?|goodbye|angry|scary|minor)\b/;
const brightScene = /\b(sun\w*|summer|morning|spring|flowers?|beach|holiday)\b/;
const darkScene = /\b(rain\w*|winter|night|lost|storm\w*|shadows?|autumn)\b/;
const fastWords = /\b(fast|quick|energetic|upbeat|driving|running|party|dance|wild|excited)\b/;
const slowWords = /\b(slow\w*|calm|gentle|soft|sleep\w*|lullaby|peaceful|ballad|relax\w*|sad)\b/;
const brightModes: readonly Mode[] = ['major', 'mixolydian', 'lydian'];

/** What the words of a song ask for, before a note is written. */
export type SongRequest = {
  readonly description: string;
  readonly style: string;
  readonly title: string;
  readonly lyrics: string;
  readonly sung: boolean;
  /** Tells takes of one order apart. */
  readonly take: number;
  readonly seed: number;
  /** Pieces of one and a half seconds, for tests. */
  readonly quick: boolean;
};

/** How a family and its mood are chosen: words of the style count more than words of the prompt. */
export const createSection = (wish: SongRequest, like?: Section): Section => {
  const tune =
    like?.tune ?? seedOf(wish.seed, wish.description, wish.style, wish.title, wish.lyrics, wish.take);
  const words = `${wish.style} ${wish.description} ${wish.title}`.toLowerCase();
  const random = createRandom(seedOf('character', tune, words, like ? wish.take : 0));
  const family = familyNamed(wish.style.toLowerCase()) ?? familyNamed(words) ?? pick(random, anyFamily);
  const { modes, tempo } = familyOf(family);
  const [slowest, fastest] = tempo;
  let beats = slowest + random() * (fastest - slowest);
  if (fastWords.test(words)) beats *= 1.16;
  if (slowWords.test(words)) beats *= 0.84;
  const mode = moodedMode(words, modes, random);
  const root = 48 + Math.floor(random() * 9);
  const section = { tune, family, mode, root, tempo: Math.round(beats), from: 0, sung: wish.sung };
  return { ...section, ...lengthOf(section, wish.quick ? 1.3 : 20, wish.quick) };
};

/** More music in the key, speed and sound of a section, with a tune of its own and about eight seconds longer. */
export const continueSection = (section: Section, wish: SongRequest): Section => {
  const tune = seedOf('extend', section.tune, wish.lyrics, wish.style, wish.description, wish.take);
  const next = { ...section, tune, from: 0, sung: wish.sung };
  return { ...next, ...lengthOf(next, wish.quick ? 1.8 : 27, wish.quick) };
};

/** The section with as many bars written as the seconds need, from half a second to two minutes. */
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
  let place = Number.POSITIVE_INFINITY;
  for (const name of Object.keys(families) as FamilyName[]) {
    const found = words.search(new RegExp(`\\b(?:${familyOf(name).words})\\b`));
    if (found >= 0 && found < place) {
      best = name;
      place = found;
    }
  }
  return best;
};

const moodedMode = (words: string, usual: readonly [Mode, ...Mode[]], random: () => number): Mode => {
  const moody = brightMood.test(words) || darkMood.test(words);
  const bright = (moody ? brightMood : brightScene).test(words);
  const dark = (moody ? darkMood : darkScene).test(words);
  const fitting = usual.filter((mode) => brightModes.includes(mode) === bright);
  if (dark === bright) return pick(random, usual);
  return fitting[Math.floor(random() * fitting.length)] ?? (dark ? 'minor' : 'major');
};
