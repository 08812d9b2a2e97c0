import { familyOf, type StemName, stemNames } from './genres.js';
import type { Part, Recipe } from './recipe.js';
import { writeScore } from './score.js';

/** A MIDI note; times in seconds from the start of the song. */
export type MidiNote = {
  readonly pitch: number;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly velocity: number;
};

/** One voice of a song, with its notes. */
export type MidiInstrument = {
  readonly name: string;
  readonly notes: readonly MidiNote[];
};

/** The keys of the General MIDI percussion map for the drum letters of the score. */
const drumKeys: Readonly<Record<string, number>> = { k: 36, b: 36, s: 38, r: 37, h: 42, t: 45 };

/** The notes of a recipe by voice, without the voices that its part leaves out. */
export const notesOf = (recipe: Recipe): MidiInstrument[] => {
  const found = new Map<StemName, MidiNote[]>();
  let offset = 0;
  for (const section of recipe.sections) {
    for (const note of writeScore(section)) {
      const start = note.at - section.from;
      const end = Math.min(start + note.seconds, section.seconds);
      const family = familyOf(section.family);
      const voice = !section.sung && note.voice === 'Vocals' ? family.lead : note.voice;
      const silent = !section.sung && note.voice === 'Backing Vocals';
      if (silent || start < 0 || end - start < 0.01 || !plays(recipe.part, voice)) continue;
      const notes = found.get(voice) ?? [];
      found.set(voice, notes);
      const low = recipe.voice === 'm' && (voice === 'Vocals' || voice === 'Backing Vocals');
      const drums = note.voice === 'Drums' || note.voice === 'Percussion';
      notes.push({
        pitch: drums ? (drumKeys[String.fromCharCode(note.pitch)] ?? 39) : note.pitch - (low ? 12 : 0),
        start: roundToThousandths(offset + start),
        end: roundToThousandths(offset + end),
        velocity: Math.round(Math.min(1, note.force) * 100) / 100,
      });
    }
    offset += section.seconds;
  }
  return stemNames.flatMap((name) => {
    const notes = found.get(name)?.sort((one, two) => one.start - two.start || one.pitch - two.pitch);
    return notes ? [{ name, notes }] : [];
  });
};

const plays = (part: Part, voice: StemName): boolean => {
  const sings = voice === 'Vocals' || voice === 'Backing Vocals';
  if (part === 'mix') return true;
  if (part === 'sung') return sings;
  return part === 'played' ? !sings : part === voice;
};

const roundToThousandths = (seconds: number): number => Math.round(seconds * 1000) / 1000;
