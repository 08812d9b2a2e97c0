import type { OrderSource, Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { isRefusal } from '../../shared/classify-error.js';
import type { GatewayRequest, OrderFor } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { fetchTimedWords } from '../poll/words.js';
import { exactReplaceBody, freeReplaceBody } from '../requests/replace.js';
import { readClips } from '../responses/clips.js';
import { songTicket } from '../tickets.js';

/** Sends an order that makes clips. */
export const submitSong = async (
  { client }: Session<Endpoints>,
  { path, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await client.submit(path, body, signal);
  const clips = readClips(json) ?? [];
  if (clips.length > 0) return { ticket: songTicket(clips.map(({ id }) => id)) };
  if (isRefusal(json)) throw client.refused(json, 'submit');
  throw client.unreadable(json, 'submit', 'the answer names no clips');
};

/** Replaces a section; the timed words are fetched first, which is free. */
export const submitReplace = async (
  session: Session<Endpoints>,
  order: OrderFor<'replace'>,
  source: OrderSource,
  signal: AbortSignal,
): Promise<Submission> => {
  const path = session.endpoints.generate;
  const timedWords = fetchTimedWords(session, source.clipId, signal);
  if (order.values.method === 'exact')
    return submitSong(session, { path, body: exactReplaceBody(order, source, await timedWords) }, signal);
  // The free method works without timed words; they only improve the result.
  const words = await timedWords.catch(() => []);
  return submitSong(session, { path, body: freeReplaceBody(order, source, words) }, signal);
};
