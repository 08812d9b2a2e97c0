import { z } from 'zod';
import type { PollResult, Submission, TimedWord } from '../../../core/index.js';
import { lyricsToSing, readTiming } from '../../shared/aligned-lyrics.js';
import { failureOf } from '../../shared/classify-error.js';
import { firstText, isRecord, text } from '../../shared/json.js';
import type { OrderFor } from '../requests/index.js';
import { about, ask, type Desk, pay } from '../session.js';
import { callTicket } from '../tickets.js';

const ordered = z.object({ id: text, lyrics_a_id: text, lyrics_b_id: text });
const written = z.object({ status: text, title: text, text, error_message: text });
const upsampled = z.object({ upsampled_tags: z.string().min(1), request_id: text });
const mixed = z.object({ mashup_id: text, response: written });

/** Words to poll for (suno-v3 page); naming a `lyrics_model` brings two texts instead of one. */
export const orderLyrics = async (
  desk: Desk,
  { values }: OrderFor<'lyrics'>,
  signal: AbortSignal,
): Promise<Submission> => {
  const body = { prompt: values.prompt, lyrics_model: 'default' };
  const json = await pay(desk, desk.places.lyrics, body, signal);
  const answer = ordered.safeParse(json);
  const { id, lyrics_a_id, lyrics_b_id } = answer.success ? answer.data : {};
  const pair = [lyrics_a_id, lyrics_b_id].flatMap((each) => firstText(each) ?? []);
  const ids = pair.length > 0 ? pair : [id].flatMap((each) => firstText(each) ?? []);
  if (ids.length === 0) throw desk.client.unreadable(json, false, 'the answer names no lyrics');
  return { ticket: callTicket('lyrics', ...ids) };
};

/** How the words are doing; of two texts the good ones are handed on when both are over. */
export const lookAtLyrics = async (
  desk: Desk,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<PollResult> => {
  const answers = await Promise.all(ids.map((id) => ask(desk, about(desk.places.words, id), signal)));
  const texts = answers.map((json) => {
    const answer = written.safeParse(Array.isArray(json) ? json[0] : json);
    if (answer.success && isRecord(json) && ('status' in json || 'text' in json)) return answer.data;
    throw desk.client.unreadable(json, true, 'the answer holds no lyrics');
  });
  const over = texts.every(({ status }) => status === 'complete' || status === 'error');
  return over ? outcome(desk, texts) : { state: 'running' };
};

/** UC-23: two lyrics woven into one, at once, for 100 credits. */
export const mixLyrics = async (
  desk: Desk,
  { values }: OrderFor<'mixlyrics'>,
  signal: AbortSignal,
): Promise<Submission> => {
  const body = { lyrics_a: values.lyrics, lyrics_b: values.otherLyrics };
  const json = await pay(desk, desk.places.mixlyrics, body, signal);
  const answer = mixed.safeParse(json);
  if (!answer.success) throw desk.client.unreadable(json, false, 'the answer holds no lyrics');
  const { response, mashup_id } = answer.data;
  const id = firstText(mashup_id);
  const open = response.status !== 'complete' && response.status !== 'error' && !firstText(response.text);
  // Suno itself lets a mashup be asked for like other lyrics.
  if (open && id !== undefined) return { ticket: callTicket('lyrics', id) };
  return { ticket: callTicket('told', 'mixlyrics', id ?? ''), result: outcome(desk, [response]) };
};

/** UC-19: a style described at length, at once, for 100 credits. */
export const describeStyle = async (
  desk: Desk,
  { values }: OrderFor<'style'>,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await pay(desk, desk.places.style, { original_tags: values.prompt }, signal);
  const answer = upsampled.safeParse(json);
  if (!answer.success) throw desk.client.unreadable(json, false, 'the answer holds no style');
  const { upsampled_tags, request_id } = answer.data;
  const product = { kind: 'text', texts: [{ text: upsampled_tags }] } as const;
  return { ticket: callTicket('told', 'style', request_id ?? ''), result: { state: 'made', product } };
};

/** UC-11 and UC-8.V2: when each word of a clip is sung. No price is named for it, so it is only a question. */
export const timedWords = async (desk: Desk, clipId: string, signal: AbortSignal): Promise<TimedWord[]> => {
  const json = await ask(desk, about(desk.places.timing, clipId), signal);
  if (isRecord(json) && ('aligned_words' in json || 'aligned_lyrics' in json)) return readTiming(json);
  throw desk.client.unreadable(json, true, 'the answer holds no timed words');
};

/** The words of a clip as people sing along. */
export const lookAtWords = async (desk: Desk, clipId: string, signal: AbortSignal): Promise<PollResult> => {
  const words = lyricsToSing(await timedWords(desk, clipId, signal));
  if (words.length > 0) return { state: 'made', product: { kind: 'words', words } };
  return { state: 'failed', code: 'failed', detail: 'nobody sings in it' };
};

const outcome = (desk: Desk, texts: readonly z.infer<typeof written>[]): PollResult => {
  const good = texts.flatMap((each) => {
    const words = each.status === 'error' ? undefined : firstText(each.text);
    return words === undefined ? [] : [{ title: firstText(each.title), text: words }];
  });
  if (good.length > 0) return { state: 'made', product: { kind: 'text', texts: good } };
  const reason = firstText(...texts.map((each) => each.error_message)) ?? 'no words came of it';
  return { state: 'failed', code: failureOf(reason), detail: desk.client.clean(reason) };
};
