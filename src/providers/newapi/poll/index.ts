import { type PollResult, ProviderError, type Ticket } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import type { Endpoints } from '../endpoints.js';
import { readStored } from '../responses/stored.js';
import { isClip, parseTicket } from '../tickets.js';
import { pollClips } from './feed.js';
import { pollFile } from './files.js';
import { pollLyrics, pollSongs, pollUploads } from './tasks.js';

type PollResults = Map<Ticket, PollResult>;

/** Polls tickets: songs in one request, lyrics in another, clips without a task in a third, and each file by itself. */
export const poll = async (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<PollResults> => {
  const settled = await Promise.allSettled(pollsFor(session, tickets, signal));
  const polled: PollResults = new Map(
    settled.flatMap((part) => (part.status === 'fulfilled' ? [...part.value] : [])),
  );
  const errors = settled.flatMap((part) => (part.status === 'rejected' ? [part.reason] : []));
  const unexpected = errors.find((error) => !(error instanceof ProviderError));
  if (unexpected !== undefined) throw unexpected;
  if (errors.length > 0 && polled.size === 0) throw errors[0];
  const stored = (ticket: Ticket) => readStored(ticket, session.clock());
  return new Map(
    tickets.map((ticket) => {
      const result = polled.get(ticket) ?? stored(ticket);
      // A ticket whose request failed is not lost for that.
      const notPolled = errors.length > 0 && result.state === 'unknown' && !polled.has(ticket);
      return [ticket, notPolled && parseTicket(ticket).kind !== 'answered' ? { state: 'waiting' } : result];
    }),
  );
};

const pollsFor = (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<PollResults>[] => {
  const ofKind = (...kinds: string[]) => tickets.filter((ticket) => kinds.includes(parseTicket(ticket).kind));
  const uploads = ofKind('upload');
  const clips = [...ofKind('clips'), ...uploads.filter(isClip)];
  return [
    pollSongs(session, ofKind('song'), signal),
    pollLyrics(session, ofKind('lyrics'), signal),
    pollClips(session, clips, signal),
    pollUploads(
      session,
      uploads.filter((ticket) => !isClip(ticket)),
      signal,
    ),
    ...ofKind('wav', 'video', 'midi').map((ticket) => pollFile(session, ticket, signal)),
  ];
};
