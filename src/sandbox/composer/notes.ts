import { familyOf, type StemName, stemNames } from './families.js';
import type { Part, Recipe } from './recipe.js';
import { writeScore } from './score.js';

/** A note as MIDI knows it; times in seconds from the start of the song. */
export interface MidiNote {
  readonly pitch: number;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly velocity: number;
}

/** One voice of a song and the notes it plays. */
export interface MidiInstrument {
  readonly name: string;
  readonly notes: readonly MidiNote[];
}

/** Drum letters of the score as keys of the General MIDI percussion map. */
const drumKeys: Readonly<Record<string, number>> = { k: 36, b: 36, s: 38, r: 37, h: 42, t: 45 };

/** The notes the composer plays for a recipe, voice by voice; what the part leaves out is left out here too. */
export function notesOf(recipe: Recipe): MidiInstrument[] {
  const found = new Map<StemName, MidiNote[]>();
  let lead = 0;
  for (const stretch of recipe.stretches) {
    for (const note of writeScore(stretch)) {
      const start = note.at - stretch.from;
      const end = Math.min(start + note.seconds, stretch.seconds);
      const family = familyOf(stretch.family);
      const heard = !stretch.sung && note.voice === 'Vocals' ? family.lead : note.voice;
      const silent = !stretch.sung && note.voice === 'Backing Vocals';
      if (silent || start < 0 || end - start < 0.01 || !plays(recipe.part, heard)) continue;
      const notes = found.get(heard) ?? [];
      found.set(heard, notes);
      const low = recipe.voice === 'm' && (heard === 'Vocals' || heard === 'Backing Vocals');
      const drums = note.voice === 'Drums' || note.voice === 'Percussion';
      notes.push({
        pitch: drums ? (drumKeys[String.fromCharCode(note.pitch)] ?? 39) : note.pitch - (low ? 12 : 0),
        start: thousandths(lead + start),
        end: thousandths(lead + end),
        velocity: Math.round(Math.min(1, note.force) * 100) / 100,
      });
    }
    lead += stretch.seconds;
  }
  return stemNames.flatMap((name) => {
    const notes = found.get(name)?.sort((one, two) => one.start - two.start || one.pitch - two.pitch);
    return notes ? [{ name, notes }] : [];
  });
}

function plays(part: Part, voice: StemName): boolean {
  const sings = voice === 'Vocals' || voice === 'Backing Vocals';
  if (part === 'mix') return true;
  if (part === 'sung') return sings;
  return part === 'played' ? !sings : part === voice;
}

function thousandths(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
