import { type MidiInstrument, notesOf, parseRecipe } from '../composer/index.js';
import { createRandom, seedOf } from '../random.js';
import type { Clip } from '../types.js';

/** One word with its times, as Suno returns it; the first word of a section contains the section's marker. */
export type AlignedWord = {
  readonly word: string;
  readonly success: boolean;
  readonly start_s: number;
  readonly end_s: number;
  readonly p_align: number;
};

/** The times of all words of a clip, spread evenly over the song by their length. */
export const alignedWords = (clip: Clip): AlignedWord[] => {
  const words = clip.instrumental ? [] : markedWords(clip.lyrics);
  const totalLength = words.reduce((sum, word) => sum + lengthOf(word), 0);
  const lead = Math.min(2, clip.seconds / 10);
  const secondsPerLetter = Math.max(0, clip.seconds - 2 * lead) / Math.max(1, totalLength);
  let at = lead;
  return words.map((word) => {
    const start = at;
    at += lengthOf(word) * secondsPerLetter;
    return {
      word,
      success: true,
      start_s: roundToHundredths(start),
      end_s: roundToHundredths(Math.max(start, at - secondsPerLetter / 2)),
      p_align: 0.98,
    };
  });
};

/** The times of all lines and their words, without section markers. */
export const alignedLyrics = (clip: Clip) => {
  const lines: { text: string; words: { text: string; start_s: number; end_s: number }[] }[] = [];
  let isNewLine = true;
  for (const { word, start_s, end_s } of alignedWords(clip)) {
    if (isNewLine || word.startsWith('[')) lines.push({ text: '', words: [] });
    const text = word.replace(/^(?:\[[^\]]*\]\s*)+/, '').replaceAll('\n', '');
    const line = lines.at(-1);
    line?.words.push({ text, start_s, end_s });
    isNewLine = word.endsWith('\n');
  }
  return lines.map(({ words }) => {
    const text = words
      .map((word) => word.text)
      .join('')
      .trim();
    return { text, start_s: words[0]?.start_s ?? 0, end_s: words.at(-1)?.end_s ?? 0, words };
  });
};

/** A hundred volume samples from 0 to 1: invented, and always the same for a clip. */
export const waveform = (clip: Clip): number[] => {
  const random = createRandom(seedOf('waveform', clip.recipe));
  return Array.from({ length: 100 }, () => Math.round(random() * 1000) / 1000);
};

/** The notes of a clip, as the composer plays them. */
export const instrumentsOf = (clip: Clip): MidiInstrument[] => {
  const recipe = parseRecipe(clip.recipe);
  return recipe ? notesOf(recipe) : [];
};

/** The tempo of a clip in beats per minute: the average over time, the highest and the lowest. */
export const tempoOf = (clip: Clip): { average: number; most: number; least: number } => {
  const sections = parseRecipe(clip.recipe)?.sections ?? [];
  const seconds = sections.reduce((sum, section) => sum + section.seconds, 0);
  const beats = sections.reduce((sum, section) => sum + section.tempo * section.seconds, 0);
  const tempos = sections.map((section) => section.tempo);
  return {
    average: Math.round(beats / Math.max(1, seconds)),
    most: Math.max(...tempos, 0),
    least: tempos.length > 0 ? Math.min(...tempos) : 0,
  };
};

const markedWords = (lyrics: string): string[] => {
  const words: string[] = [];
  let marker = '';
  for (const line of lyrics.split('\n')) {
    const trimmed = line.trim();
    if (/^\[.*\]$/.test(trimmed)) {
      marker += `${trimmed}\n`;
      continue;
    }
    const parts = trimmed.split(/\s+/).filter((part) => part !== '');
    for (const [index, part] of parts.entries()) {
      words.push(`${marker}${part}${index === parts.length - 1 ? '\n' : ' '}`);
      marker = '';
    }
  }
  return words;
};

const lengthOf = (word: string): number => word.replace(/\[[^\]]*\]|\s/g, '').length + 1;

const roundToHundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
