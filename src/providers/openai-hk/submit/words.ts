import type { Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { submitOrThrow } from '../../shared/client.js';
import type { GatewayRequest } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { isOver, lyricsResult, readLyricsIds, readMixedLyrics, readStyle } from '../responses/words.js';
import { ticketFor } from '../tickets.js';

/** Orders lyrics, which are polled for (suno-v3 page). */
export const submitLyrics = async (
  { client }: Session<Endpoints>,
  { path, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await submitOrThrow(client, path, body, signal);
  const ids = readLyricsIds(json);
  if (ids.length === 0) throw client.unreadable(json, 'submit', 'the answer names no lyrics');
  return { ticket: ticketFor('lyrics', ...ids) };
};

/** UC-23: a mashup of two lyrics, usually at once, for 100 credits. An open one is polled like other lyrics, as Suno itself allows. */
export const submitMixedLyrics = async (
  { client }: Session<Endpoints>,
  { path, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await submitOrThrow(client, path, body, signal);
  const mixed = readMixedLyrics(json);
  if (mixed === undefined) throw client.unreadable(json, 'submit', 'the answer holds no lyrics');
  const { id, lyrics } = mixed;
  if (id !== undefined && !isOver(lyrics) && !lyrics.text) return { ticket: ticketFor('lyrics', id) };
  return {
    ticket: ticketFor('answered', 'mixlyrics', id ?? ''),
    result: lyricsResult([lyrics], client.redact),
  };
};

/** UC-19: a style described at length, at once, for 100 credits. */
export const submitStyle = async (
  { client }: Session<Endpoints>,
  { path, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await submitOrThrow(client, path, body, signal);
  const style = readStyle(json);
  if (style === undefined) throw client.unreadable(json, 'submit', 'the answer holds no style');
  const product = { kind: 'text', texts: [{ text: style.text }] } as const;
  return { ticket: ticketFor('answered', 'style', style.requestId), result: { state: 'made', product } };
};
