import { type MidiInstrument, notesOf, parseRecipe } from '../composer/index.js';
import { createRandom, seedOf } from '../random.js';
import type { Clip } from './types.js';

/** One word with its seconds, as Suno's timing call shows it; the first word of a section carries its marker. */
export type AlignedWord = {
  readonly word: string;
  readonly success: boolean;
  readonly start_s: number;
  readonly end_s: number;
  readonly p_align: number;
};

/** When every word of a clip is sung: one after the other over the length of the song. */
export const alignedWords = (clip: Clip): AlignedWord[] => {
  const words = clip.instrumental ? [] : wordsOf(clip.lyrics);
  const letters = words.reduce((sum, word) => sum + weight(word), 0);
  const lead = Math.min(2, clip.seconds / 10);
  const second = Math.max(0, clip.seconds - 2 * lead) / Math.max(1, letters);
  let at = lead;
  return words.map((word) => {
    const start = at;
    at += weight(word) * second;
    return {
      word,
      success: true,
      start_s: hundredths(start),
      end_s: hundredths(Math.max(start, at - second / 2)),
      p_align: 0.98,
    };
  });
};

/** The same line by line, without section markers. */
export const alignedLyrics = (clip: Clip) => {
  const lines: { text: string; words: { text: string; start_s: number; end_s: number }[] }[] = [];
  let fresh = true;
  for (const { word, start_s, end_s } of alignedWords(clip)) {
    if (fresh || word.startsWith('[')) lines.push({ text: '', words: [] });
    const text = word.replace(/^(?:\[[^\]]*\]\s*)+/, '').replaceAll('\n', '');
    const line = lines.at(-1);
    line?.words.push({ text, start_s, end_s });
    fresh = word.endsWith('\n');
  }
  return lines.map(({ words }) => {
    const text = words
      .map((word) => word.text)
      .join('')
      .trim();
    return { text, start_s: words[0]?.start_s ?? 0, end_s: words.at(-1)?.end_s ?? 0, words };
  });
};

/** How loud the song is at a hundred moments, 0 to 1, made up but always the same. */
export const waveform = (clip: Clip): number[] => {
  const random = createRandom(seedOf('waveform', clip.recipe));
  return Array.from({ length: 100 }, () => Math.round(random() * 1000) / 1000);
};

/** The notes the composer plays in a clip. */
export const instrumentsOf = (clip: Clip): MidiInstrument[] => {
  const recipe = parseRecipe(clip.recipe);
  return recipe ? notesOf(recipe) : [];
};

/** Beats a minute of a clip's sections: on average by their seconds, most and least. */
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

const wordsOf = (lyrics: string): string[] => {
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

const weight = (word: string): number => word.replace(/\[[^\]]*\]|\s/g, '').length + 1;

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
