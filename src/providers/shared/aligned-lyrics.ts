import { z } from 'zod';
import type { TimedWord } from '../../core/index.js';
import { isRecord, readable } from './json.js';

const seconds = z.number().min(0);
const word = z.object({
  word: z.string(),
  success: z.boolean().optional(),
  start_s: seconds,
  end_s: seconds,
});
const piece = z.object({ text: z.string(), start_s: seconds, end_s: seconds });
const line = z.object({ text: z.string(), words: z.array(z.unknown()) });

/**
 * Suno's words with their seconds, raw: with the section markers, blanks and line breaks that join them to the lyrics.
 * Read from `aligned_words` or else from `aligned_lyrics` (OpenAI-HK suno-scene page, use cases 11 and 8.V2).
 */
export const readTiming = (json: unknown): TimedWord[] => {
  if (!isRecord(json)) return [];
  const words = Array.isArray(json.aligned_words) ? readable(word, json.aligned_words) : [];
  const sung = words
    .filter((each) => each.success !== false)
    .map((each) => ({ text: each.word, from: each.start_s, to: each.end_s }));
  if (sung.length > 0 || !Array.isArray(json.aligned_lyrics)) return sung;
  return readable(line, json.aligned_lyrics).flatMap(({ text, words: pieces }) => {
    // Chinese has a word for each sign and nothing between them.
    const between = /\S\s+\S/.test(text.trim()) ? ' ' : '';
    const read = readable(piece, pieces);
    return read.map((each, index) => ({
      text: `${each.text}${index < read.length - 1 ? between : '\n'}`,
      from: each.start_s,
      to: each.end_s,
    }));
  });
};

/** The words as people sing along: without section markers; a line break stays where a line begins or ends. */
export const lyricsToSing = (words: readonly TimedWord[]): TimedWord[] => {
  let begun = false;
  return words.flatMap((each) => {
    const bare = each.text.replace(/\[[^\]]*\]/g, '');
    const text = bare.trim();
    if (text === '') {
      begun ||= bare.includes('\n');
      return [];
    }
    const before = begun || /^\s*\n/.test(bare) ? '\n' : '';
    const after = /\n\s*$/.test(bare) ? '\n' : '';
    begun = false;
    return [{ ...each, text: `${before}${text}${after}` }];
  });
};
