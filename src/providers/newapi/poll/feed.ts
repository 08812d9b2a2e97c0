import type { PollResult, Ticket } from '../../../core/index.js';
import { pollTogether } from '../../shared/batch.js';
import { isRecord } from '../../shared/json.js';
import {
  type Clip,
  clipsIn,
  idOf,
  isOver,
  isWaiting,
  type NamedClip,
  outcomeOf,
  running,
} from '../responses/clips.js';
import { mendFor } from '../responses/uploads.js';
import { ask, type Desk } from '../session.js';
import { ticketIn } from '../tickets.js';

/** How many clip ids one feed address names: a hundred are under 4 kB, and servers refuse lines above 8 kB. */
const largestFeed = 100;

/** Says about clips without a task, and uploads that are clips, what the feed says; in one request as a rule. */
export const lookAtClips = (
  desk: Desk,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> =>
  pollTogether(tickets, async (group) => {
    const ids = [...new Set(group.flatMap(clipIdsOf))];
    const clips = new Map<string, Clip>();
    for (let start = 0; start < ids.length; start += largestFeed) {
      for (const clip of await feed(desk, ids.slice(start, start + largestFeed), signal))
        clips.set(idOf(clip) ?? '', clip);
    }
    return new Map(group.map((ticket) => [ticket, resultOf(desk, ticket, clips)]));
  });

const feed = async (desk: Desk, ids: readonly string[], signal: AbortSignal): Promise<Clip[]> => {
  const path = `${desk.table.feed}/${ids.map(encodeURIComponent).join(',')}`;
  const json = await ask(desk, path, signal);
  const clips = clipsIn(isRecord(json) && Array.isArray(json.data) ? json.data : json);
  if (clips !== undefined) return clips;
  throw desk.client.unreadable(json, true, 'the feed is no list');
};

const resultOf = (desk: Desk, ticket: Ticket, clips: ReadonlyMap<string, Clip>): PollResult => {
  const mend = mendFor(ticket);
  const ids = clipIdsOf(ticket);
  const mine = ids.flatMap((name): NamedClip[] => {
    const clip = clips.get(name);
    return clip === undefined ? [] : [{ ...mend(clip), name }];
  });
  if (mine.length === 0) return { state: 'unknown' };
  if (mine.length === ids.length && mine.every(isOver)) return outcomeOf(mine, undefined, desk.client.clean);
  return mine.every(isWaiting) ? { state: 'waiting' } : running(mine);
};

const clipIdsOf = (ticket: Ticket): readonly string[] => {
  const { kind, about } = ticketIn(ticket);
  return kind === 'upload' ? about.slice(0, 1) : about;
};
