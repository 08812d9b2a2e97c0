import type { PollResult, TimedWord } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { karaokeWords, readTimedWords } from '../../shared/aligned-lyrics.js';
import { queryOrThrow } from '../../shared/client.js';
import { isRecord } from '../../shared/json.js';
import type { Endpoints } from '../endpoints.js';
import { clipPath } from '../requests/index.js';
import { isOver, lyricsResult, readLyrics } from '../responses/words.js';

/** Polls lyrics; of two texts the good ones are delivered when both are over. */
export const pollLyrics = async (
  { client, endpoints }: Session<Endpoints>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<PollResult> => {
  const answers = await Promise.all(
    ids.map((id) => queryOrThrow(client, clipPath(endpoints.words, id), undefined, signal)),
  );
  const lyrics = answers.map((json) => {
    const read = readLyrics(json);
    if (read === undefined) throw client.unreadable(json, 'query', 'the answer holds no lyrics');
    return read;
  });
  return lyrics.every(isOver) ? lyricsResult(lyrics, client.redact) : { state: 'running' };
};

/** The words of a clip for karaoke. */
export const pollKaraoke = async (
  session: Session<Endpoints>,
  clipId: string,
  signal: AbortSignal,
): Promise<PollResult> => {
  const words = karaokeWords(await fetchTimedWords(session, clipId, signal));
  if (words.length > 0) return { state: 'made', product: { kind: 'words', words } };
  return { state: 'failed', code: 'failed', detail: 'nobody sings in it' };
};

/** UC-11 and UC-8.V2: the seconds of each word of a clip. No price is named for it, so it counts as free. */
export const fetchTimedWords = async (
  { client, endpoints }: Session<Endpoints>,
  clipId: string,
  signal: AbortSignal,
): Promise<TimedWord[]> => {
  const json = await queryOrThrow(client, clipPath(endpoints.timing, clipId), undefined, signal);
  if (isRecord(json) && ('aligned_words' in json || 'aligned_lyrics' in json)) return readTimedWords(json);
  throw client.unreadable(json, 'query', 'the answer holds no timed words');
};
