import type { PollResult, Ticket } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { pollBatch } from '../../shared/batch.js';
import { isRefusal } from '../../shared/classify-error.js';
import type { Endpoints } from '../endpoints.js';
import { type Clip, readClips, readSong } from '../responses/clips.js';
import { clipIdsIn } from '../tickets.js';

/** Clip ids in one feed address, at most: a hundred are under 4 kB, and servers refuse lines above 8 kB. */
const maxIdsInPath = 100;

/** Polls songs and uploads by their clips. Twelve stems are twenty-four clips: only a batch of those takes several requests. */
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
        clips.set(clip.id, clip);
    }
    return new Map(group.map((ticket) => [ticket, readSong(ticket, clips, session.client.redact)]));
  });

/** Fetches clips by their ids. */
export const fetchFeed = async (
  { client, endpoints }: Session<Endpoints>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Clip[]> => {
  const path = `${endpoints.feed}/${ids.map(encodeURIComponent).join(',')}`;
  const json = await client.query(path, undefined, signal);
  const clips = readClips(json);
  if (clips !== undefined) return clips;
  throw isRefusal(json)
    ? client.refused(json, 'query')
    : client.unreadable(json, 'query', 'the feed is no list');
};
