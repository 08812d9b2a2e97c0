import type { PollResult, Ticket } from '../../core/index.js';
import type { Session } from '../definition.js';
import { pollBatch } from '../shared/batch.js';
import { queryOrThrow } from '../shared/client.js';
import type { Endpoints } from './endpoints.js';
import { readTasks } from './responses/tasks.js';
import { parseTicket } from './tickets.js';

/** Polls tickets, many in one request. */
export const poll = (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> => pollBatch(tickets, (group) => fetchTasks(session, group, signal));

/** Fetches a single task by the call whose format the page gives in full, and several by the batch call. */
export const fetchTasks = async (
  { client }: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> => {
  const [first = '', ...more] = new Set(tickets.map((ticket) => parseTicket(ticket).task));
  const json =
    more.length === 0
      ? await queryOrThrow(client, `/suno/fetch/${encodeURIComponent(first)}`, undefined, signal)
      : await queryOrThrow(client, '/suno/fetch', { ids: [first, ...more] }, signal);
  const results = readTasks(json, tickets, client.redact);
  if (results === undefined) throw client.unreadable(json, 'query', 'the answer holds no task records');
  return results;
};
