/** The seven scales of the composer, in semitones above the root. */
export const modes = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  harmonic: [0, 2, 3, 5, 7, 8, 11],
} as const;

/** The name of a scale. */
export type Mode = keyof typeof modes;

/** The twelve stems into which Suno separates a song; they are the voices of every composed song. */
export const stemNames = [
  'Vocals',
  'Backing Vocals',
  'Drums',
  'Bass',
  'Guitar',
  'Keyboard',
  'Percussion',
  'Strings',
  'Synth',
  'FX',
  'Brass',
  'Woodwinds',
] as const;

/** One of the twelve voices. */
export type StemName = (typeof stemNames)[number];

/** The rhythmic patterns of chords. */
type Figure = 'block' | 'arpeggio' | 'strum' | 'offbeat' | 'waltz' | 'long';

/** A family of similar songs, such as rock, lofi or waltz. */
export type Family = {
  /** Words of a prompt or style that select this family, as alternatives of a regular expression. */
  readonly words: string;
  /** The lowest and highest tempo, in beats per minute. */
  readonly tempo: readonly [number, number];
  readonly meter: 3 | 4;
  readonly modes: readonly [Mode, ...Mode[]];
  /** The voice that plays the tune of an instrumental song. */
  readonly lead: StemName;
  readonly keyboard: Figure;
  readonly guitar: Figure;
  /** One bar, a letter per eighth: k kick, s snare, h hat, b kick and hat, r rim, '.' rest. */
  readonly drums: string;
  readonly percussion: string;
  /** One bar, a letter per eighth: x plays the bass, '.' rests. */
  readonly bass: string;
  /** The delay of every second eighth, in eighths, 0 to 0.33. */
  readonly swing: number;
  /** The volume of each voice, 0 to 1.2; a voice that is not listed is very quiet. */
  readonly mix: Partial<Record<StemName, number>>;
  /** The amount of reverb, 0 to 1. */
  readonly reverb: number;
  /** The highest frequency of the finished mix, in hertz. */
  readonly warmth: number;
  readonly drive: number;
  readonly crackle: number;
};

const common = { meter: 4, swing: 0, reverb: 0.22, warmth: 14000, drive: 1, crackle: 0 } as const;

/** All families. Recipes in media links contain their index: append new families, never reorder. */
export const families = {
  pop: {
    ...common,
    words: 'pop|happy|cheerful|catchy|summer|party|anthem',
    tempo: [104, 122],
    modes: ['major', 'major', 'mixolydian', 'minor'],
    lead: 'Synth',
    keyboard: 'block',
    guitar: 'strum',
    drums: 'k.s.k.s.',
    percussion: 'hhhhhhhh',
    bass: 'x.x.x.xx',
    mix: { Drums: 0.8, Bass: 0.85, Keyboard: 0.6, Guitar: 0.5, Percussion: 0.3, Strings: 0.3, Synth: 0.25 },
  },
  lofi: {
    ...common,
    words: 'lo-?fi|chill|study|coffee|relax|cozy|hip ?hop|rap|beats?',
    tempo: [72, 84],
    modes: ['dorian', 'minor', 'lydian'],
    lead: 'Keyboard',
    keyboard: 'long',
    guitar: 'arpeggio',
    drums: 'k..rk.r.',
    percussion: 'h.hhh.hh',
    bass: 'x..x..x.',
    swing: 0.22,
    mix: { Keyboard: 1, Drums: 0.7, Bass: 0.8, FX: 0.3, Guitar: 0.35, Percussion: 0.25, Woodwinds: 0.2 },
    reverb: 0.3,
    warmth: 5200,
    drive: 1.3,
    crackle: 0.5,
  },
  rock: {
    ...common,
    words: 'rock|metal|punk|grunge|guitars?|band|loud|angry',
    tempo: [118, 140],
    modes: ['minor', 'mixolydian', 'dorian', 'major'],
    lead: 'Guitar',
    keyboard: 'long',
    guitar: 'offbeat',
    drums: 'b.sbb.s.',
    percussion: 'hhhhhhhh',
    bass: 'xxxxxxxx',
    mix: { Drums: 1, Bass: 0.9, Guitar: 1, Percussion: 0.35, Brass: 0.12, Strings: 0.15 },
    reverb: 0.14,
    drive: 2.1,
  },
  waltz: {
    ...common,
    words: 'waltz|ballroom|vienna|carousel|carnival|3/4',
    tempo: [112, 138],
    meter: 3,
    modes: ['major', 'harmonic', 'lydian'],
    lead: 'Strings',
    keyboard: 'waltz',
    guitar: 'waltz',
    drums: 'k.....',
    percussion: '..h.h.',
    bass: 'x.....',
    mix: {
      Strings: 0.8,
      Keyboard: 0.55,
      Bass: 0.7,
      Woodwinds: 0.5,
      Drums: 0.25,
      Percussion: 0.2,
      Brass: 0.2,
    },
    reverb: 0.36,
  },
  folk: {
    ...common,
    words: 'folk|acoustic|country|campfire|ballad|irish|celtic|lullaby|sea|sailor|shanty',
    tempo: [88, 108],
    modes: ['major', 'mixolydian', 'dorian'],
    lead: 'Woodwinds',
    keyboard: 'long',
    guitar: 'arpeggio',
    drums: 'k...k...',
    percussion: '..h...h.',
    bass: 'x...x.x.',
    mix: { Guitar: 1, Bass: 0.6, Woodwinds: 0.45, Strings: 0.35, Percussion: 0.25, Drums: 0.25 },
    reverb: 0.26,
    warmth: 11000,
  },
  electronic: {
    ...common,
    words: 'electro\\w*|edm|techno|house|dance|trance|club|dubstep|disco|synth\\w*|cyber\\w*|neon|robots?',
    tempo: [122, 132],
    modes: ['minor', 'dorian', 'phrygian', 'major'],
    lead: 'Synth',
    keyboard: 'offbeat',
    guitar: 'long',
    drums: 'k.bsk.bs',
    percussion: '.h.h.h.h',
    bass: '.x.x.x.x',
    mix: { Drums: 1, Bass: 0.9, Synth: 0.75, Keyboard: 0.4, FX: 0.5, Percussion: 0.4, Strings: 0.2 },
    reverb: 0.2,
    drive: 1.4,
  },
  ambient: {
    ...common,
    words: 'ambient|calm|sleep\\w*|meditat\\w*|dream\\w*|space|ocean|peaceful|spa|night|moon|stars?|snow',
    tempo: [62, 76],
    modes: ['lydian', 'major', 'dorian'],
    lead: 'Woodwinds',
    keyboard: 'arpeggio',
    guitar: 'long',
    drums: 'k.......',
    percussion: '......h.',
    bass: 'x.......',
    mix: { Strings: 0.9, Keyboard: 0.6, Synth: 0.3, Bass: 0.5, FX: 0.35, Woodwinds: 0.4, Drums: 0.15 },
    reverb: 0.5,
    warmth: 9000,
  },
  jazz: {
    ...common,
    words: 'jazz\\w*|swing|blues|bossa|sax\\w*|soul|smooth|funk\\w*|groove',
    tempo: [108, 134],
    modes: ['dorian', 'mixolydian', 'lydian'],
    lead: 'Brass',
    keyboard: 'offbeat',
    guitar: 'long',
    drums: 'k..hk.rh',
    percussion: 'h.hhh.hh',
    bass: 'x.x.x.x.',
    swing: 0.3,
    mix: {
      Keyboard: 0.8,
      Bass: 0.95,
      Brass: 0.45,
      Percussion: 0.45,
      Drums: 0.5,
      Guitar: 0.25,
      Woodwinds: 0.25,
    },
    reverb: 0.24,
    warmth: 10500,
  },
  cinematic: {
    ...common,
    words: 'cinematic|epic|orchestra\\w*|classical|film|battle|hero\\w*|dragons?|choir|symphon\\w*|king|war',
    tempo: [84, 104],
    modes: ['minor', 'harmonic', 'dorian', 'lydian'],
    lead: 'Strings',
    keyboard: 'long',
    guitar: 'arpeggio',
    drums: 'k..kk.k.',
    percussion: '....s...',
    bass: 'x..xx...',
    mix: { Strings: 1, Brass: 0.7, Drums: 0.8, Bass: 0.7, Percussion: 0.4, Woodwinds: 0.4, Keyboard: 0.2 },
    reverb: 0.44,
  },
  chiptune: {
    ...common,
    words: 'chip ?tune|8[- ]?bit|video ?games?|arcade|pixels?|retro',
    tempo: [132, 152],
    modes: ['major', 'minor', 'mixolydian'],
    lead: 'Synth',
    keyboard: 'arpeggio',
    guitar: 'offbeat',
    drums: 'khshkhsh',
    percussion: 'hhhhhhhh',
    bass: 'x.xxx.xx',
    mix: { Synth: 0.9, Bass: 0.8, Drums: 0.7, Percussion: 0.3, Keyboard: 0.35, FX: 0.25 },
    reverb: 0.08,
    warmth: 12000,
  },
} as const satisfies Record<string, Family>;

/** The name of a family. */
export type FamilyName = keyof typeof families;

/** The family of that name. */
export const familyOf = (name: FamilyName): Family => families[name];
