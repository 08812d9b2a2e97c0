import * as z from 'zod';
import type { TimedWord } from '../../../core/index.js';
import { readTimedWords } from '../../shared/aligned-lyrics.js';
import { isRecord } from '../../shared/json.js';

const style = z.object({ upsampled_tags: z.string().min(1) });

/** The style in an answer; undefined when it holds none. */
export const readStyle = (json: unknown): string | undefined => {
  const answer = style.safeParse(json);
  return answer.success ? answer.data.upsampled_tags : undefined;
};

/** The timed words in an answer; undefined when it holds none. */
export const readWords = (json: unknown): TimedWord[] | undefined =>
  isRecord(json) && ('aligned_words' in json || 'aligned_lyrics' in json) ? readTimedWords(json) : undefined;
