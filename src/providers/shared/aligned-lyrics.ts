import * as z from 'zod';
import type { TimedWord } from '../../core/index.js';
import { isRecord, parseItems } from './json.js';

const seconds = z.number().min(0);
const alignedWord = z.object({
  word: z.string(),
  success: z.boolean().optional(),
  start_s: seconds,
  end_s: seconds,
});
const lineWord = z.object({ text: z.string(), start_s: seconds, end_s: seconds });
const line = z.object({ text: z.string(), words: z.array(z.unknown()) });

/**
 * Suno's words with their seconds, raw: with the section markers, spaces and line breaks of the lyrics.
 * Reads `aligned_words`, or else `aligned_lyrics` (OpenAI-HK suno-scene page, use cases 11 and 8.V2).
 */
export const readTimedWords = (json: unknown): TimedWord[] => {
  if (!isRecord(json)) return [];
  const aligned = Array.isArray(json.aligned_words) ? parseItems(alignedWord, json.aligned_words) : [];
  const words = aligned
    .filter(({ success }) => success !== false)
    .map(({ word, start_s, end_s }) => ({ text: word, from: start_s, to: end_s }));
  if (words.length > 0 || !Array.isArray(json.aligned_lyrics)) return words;
  return parseItems(line, json.aligned_lyrics).flatMap(wordsOfLine);
};

const wordsOfLine = ({ text, words }: z.infer<typeof line>): TimedWord[] => {
  // Chinese has one word for each character, and nothing between them.
  const separator = /\S\s+\S/.test(text.trim()) ? ' ' : '';
  const parsed = parseItems(lineWord, words);
  return parsed.map((word, index) => ({
    text: `${word.text}${index < parsed.length - 1 ? separator : '\n'}`,
    from: word.start_s,
    to: word.end_s,
  }));
};

/** The words for karaoke: without section markers; a line break stays where a line starts or ends. */
export const karaokeWords = (words: readonly TimedWord[]): TimedWord[] => {
  let lineStarts = false;
  return words.flatMap((word) => {
    const unmarked = word.text.replace(/\[[^\]]*\]/g, '');
    const text = unmarked.trim();
    if (text === '') {
      lineStarts ||= unmarked.includes('\n');
      return [];
    }
    const before = lineStarts || /^\s*\n/.test(unmarked) ? '\n' : '';
    const after = /\n\s*$/.test(unmarked) ? '\n' : '';
    lineStarts = false;
    return [{ ...word, text: `${before}${text}${after}` }];
  });
};
