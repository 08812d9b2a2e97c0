import { ProviderError, type Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { karaokeWords } from '../../shared/aligned-lyrics.js';
import { submitOrThrow } from '../../shared/client.js';
import type { GatewayRequest } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { clipPath } from '../requests/index.js';
import { unwrap } from '../responses/unwrap.js';
import { readStyle, readWords } from '../responses/words.js';
import { clipIdIn, ticketFor } from '../tickets.js';
import { submitTask } from './songs.js';

/** Orders lyrics, which are polled for as a task. */
export const submitLyrics = async (
  session: Session<Endpoints>,
  request: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const { task } = await submitTask(session, request, signal);
  if (task === undefined)
    throw new ProviderError(session.client.id, 'bad_answer', 'maybe', 'the answer names no task');
  return { ticket: ticketFor('lyrics', task) };
};

/** Orders a style described at length, which is answered at once. */
export const submitStyle = async (
  { client }: Session<Endpoints>,
  { path, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = unwrap(await submitOrThrow(client, path, body, signal));
  const text = readStyle(json);
  if (text === undefined) throw client.unreadable(json, 'submit', 'the answer holds no style');
  const product = { kind: 'text', texts: [{ text }] } as const;
  return { ticket: ticketFor('answered', 'style'), result: { state: 'made', product } };
};

/** Orders the timed words of a clip, which are answered at once. */
export const submitKaraoke = async (
  { client, endpoints }: Session<Endpoints>,
  takeId: string,
  signal: AbortSignal,
): Promise<Submission> => {
  const path = clipPath(endpoints.karaoke, takeId);
  const json = unwrap(await submitOrThrow(client, path, undefined, signal));
  const timedWords = readWords(json);
  if (timedWords === undefined) throw client.unreadable(json, 'submit', 'the answer holds no timed words');
  const words = karaokeWords(timedWords);
  const ticket = ticketFor('answered', clipIdIn(takeId));
  return words.length > 0
    ? { ticket, result: { state: 'made', product: { kind: 'words', words } } }
    : { ticket, result: { state: 'failed', code: 'failed', detail: 'nobody sings in it' } };
};
