import type { PollResult, Ticket } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { pollBatch } from '../../shared/batch.js';
import { queryOrThrow } from '../../shared/client.js';
import { isRecord } from '../../shared/json.js';
import type { Redact } from '../../shared/redact.js';
import type { Endpoints } from '../endpoints.js';
import {
  type Clip,
  clipIdOf,
  isOver,
  isWaiting,
  readClips,
  readOutcome,
  readProgress,
  type TakeClip,
} from '../responses/clips.js';
import { unwrap } from '../responses/unwrap.js';
import { withUploaded } from '../responses/uploads.js';
import { parseTicket } from '../tickets.js';

/** Clip ids in one feed address, at most: a hundred are under 4 kB, and servers refuse lines above 8 kB. */
const maxIdsInPath = 100;

/** Polls clips without a task, and uploads that are clips; usually in one request. */
export const pollClips = (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> =>
  pollBatch(tickets, async (group) => {
    const ids = [...new Set(group.flatMap(clipIdsIn))];
    const clips = new Map<string, Clip>();
    for (let start = 0; start < ids.length; start += maxIdsInPath) {
      for (const clip of await fetchFeed(session, ids.slice(start, start + maxIdsInPath), signal))
        clips.set(clipIdOf(clip) ?? '', clip);
    }
    return new Map(group.map((ticket) => [ticket, readTicket(ticket, clips, session.client.redact)]));
  });

const fetchFeed = async (
  { client, endpoints }: Session<Endpoints>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Clip[]> => {
  const path = `${endpoints.feed}/${ids.map(encodeURIComponent).join(',')}`;
  const json = unwrap(await queryOrThrow(client, path, undefined, signal));
  const clips = readClips(isRecord(json) && Array.isArray(json.data) ? json.data : json);
  if (clips !== undefined) return clips;
  throw client.unreadable(json, 'query', 'the feed is no list');
};

const readTicket = (ticket: Ticket, clips: ReadonlyMap<string, Clip>, redact: Redact): PollResult => {
  const ids = clipIdsIn(ticket);
  const found = ids.flatMap((id): TakeClip[] => {
    const clip = clips.get(id);
    return clip === undefined ? [] : [{ ...withUploaded(ticket, clip), takeId: id }];
  });
  if (found.length === 0) return { state: 'unknown' };
  if (found.length === ids.length && found.every(isOver)) return readOutcome(found, undefined, redact);
  return found.every(isWaiting) ? { state: 'waiting' } : readProgress(found);
};

const clipIdsIn = (ticket: Ticket): readonly string[] => {
  const { kind, details } = parseTicket(ticket);
  return kind === 'upload' ? details.slice(0, 1) : details;
};
