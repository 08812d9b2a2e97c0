import { type PollResult, ProviderError, type Ticket } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import type { Endpoints } from '../endpoints.js';
import { readStored } from '../responses/stored.js';
import { clipIdsIn, parseTicket } from '../tickets.js';
import { pollClips } from './feed.js';
import { pollFile } from './files.js';
import { pollKaraoke, pollLyrics } from './words.js';

/** Polls tickets: all clips in one request, each other call by itself. */
export const poll = async (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> => {
  const clipTickets = tickets.filter((ticket) => clipIdsIn(ticket).length > 0);
  const callTickets = tickets.filter(
    (ticket) => parseTicket(ticket).kind !== 'song' && !clipTickets.includes(ticket),
  );
  const clips = await pollClips(session, clipTickets, signal);
  const { results: calls, error } = await pollCalls(session, callTickets, signal);
  // With no result at all, the error is the gateway's and not that of one call.
  if (error !== undefined && clips.size + calls.size === 0) throw error;
  const noResult: PollResult = error === undefined ? { state: 'unknown' } : { state: 'waiting' };
  return new Map(tickets.map((ticket) => [ticket, clips.get(ticket) ?? calls.get(ticket) ?? noResult]));
};

/** Polls each call by itself, as Suno has no batch for them. One that fails hides no other; `error` is the first of those failures. */
const pollCalls = async (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<{ results: Map<Ticket, PollResult>; error: ProviderError | undefined }> => {
  const results = new Map<Ticket, PollResult>();
  let firstError: ProviderError | undefined;
  await Promise.all(
    tickets.map(async (ticket) => {
      try {
        results.set(ticket, await pollCall(session, ticket, signal));
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        const { code, detail } = error;
        if (code === 'unknown_task') results.set(ticket, { state: 'unknown' });
        else if (code === 'bad_input' || code === 'moderated')
          results.set(ticket, { state: 'failed', code, detail });
        else firstError ??= error;
      }
    }),
  );
  return { results, error: firstError };
};

const pollCall = async (
  session: Session<Endpoints>,
  ticket: Ticket,
  signal: AbortSignal,
): Promise<PollResult> => {
  const { kind, details } = parseTicket(ticket);
  const [first = ''] = details;
  switch (kind) {
    case 'wav':
    case 'video':
    case 'midi':
      return pollFile(session, kind, first, signal);
    case 'timing':
      return pollKaraoke(session, first, signal);
    case 'lyrics':
      return pollLyrics(session, details, signal);
    default:
      return readStored(ticket, session.clock());
  }
};
