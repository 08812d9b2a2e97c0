import * as z from 'zod';
import type { PollResult } from '../../../core/index.js';
import { classifyFailure } from '../../shared/classify-error.js';
import { firstText, isRecord, optionalText } from '../../shared/json.js';
import type { Redact } from '../../shared/redact.js';

const lyricsIds = z.object({ id: optionalText, lyrics_a_id: optionalText, lyrics_b_id: optionalText });
const lyrics = z.object({
  status: optionalText,
  title: optionalText,
  text: optionalText,
  error_message: optionalText,
});
const mixedLyrics = z.object({ mashup_id: optionalText, response: lyrics });
const style = z.object({ upsampled_tags: z.string().min(1), request_id: optionalText });

/** One text of lyrics. */
export type Lyrics = z.infer<typeof lyrics>;

/** The ids of the lyrics in the answer to a submit: a pair, or a single one; empty when it names none. */
export const readLyricsIds = (json: unknown): string[] => {
  const answer = lyricsIds.safeParse(json);
  if (!answer.success) return [];
  const { id, lyrics_a_id, lyrics_b_id } = answer.data;
  const pair = [lyrics_a_id, lyrics_b_id].flatMap((each) => firstText(each) ?? []);
  return pair.length > 0 ? pair : [id].flatMap((each) => firstText(each) ?? []);
};

/** The lyrics in the answer to a query; undefined when it holds none. */
export const readLyrics = (json: unknown): Lyrics | undefined => {
  const answer = lyrics.safeParse(json);
  return answer.success && isRecord(json) && ('status' in json || 'text' in json) ? answer.data : undefined;
};

/** The lyrics in the answer to a mashup, and its id; undefined when it holds none. */
export const readMixedLyrics = (json: unknown): { id: string | undefined; lyrics: Lyrics } | undefined => {
  const answer = mixedLyrics.safeParse(json);
  if (!answer.success) return undefined;
  return { id: firstText(answer.data.mashup_id), lyrics: answer.data.response };
};

/** The style in an answer; undefined when it holds none. */
export const readStyle = (json: unknown): { text: string; requestId: string } | undefined => {
  const answer = style.safeParse(json);
  if (!answer.success) return undefined;
  return { text: answer.data.upsampled_tags, requestId: answer.data.request_id ?? '' };
};

/** True when lyrics are complete or have failed. */
export const isOver = ({ status }: Lyrics): boolean => status === 'complete' || status === 'error';

/** The result of lyrics that are over: the good texts, or the reason why there are none. */
export const lyricsResult = (all: readonly Lyrics[], redact: Redact): PollResult => {
  const texts = all.flatMap(({ status, title, text }) => {
    const words = status === 'error' ? undefined : firstText(text);
    return words === undefined ? [] : [{ title: firstText(title), text: words }];
  });
  if (texts.length > 0) return { state: 'made', product: { kind: 'text', texts } };
  const reason =
    firstText(...all.map(({ error_message }) => error_message)) ?? 'it finished without any lyrics';
  return { state: 'failed', code: classifyFailure(reason), detail: redact(reason) };
};
