import type { PollResult, Ticket } from '../../core/index.js';
import type { Session } from '../definition.js';
import { pollBatch } from '../shared/batch.js';
import { isRefusal } from '../shared/classify-error.js';
import type { Endpoints } from './endpoints.js';
import { readTasks } from './responses/tasks.js';
import { isTask } from './tickets.js';

/** Polls tickets, all in one request. */
export const poll = async (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> => {
  const results = await pollBatch(tickets.filter(isTask), (tasks) => fetchTasks(session, tasks, signal));
  const unknown: PollResult = { state: 'unknown' };
  return new Map(tickets.map((ticket) => [ticket, results.get(ticket) ?? unknown]));
};

/** Fetches tasks by their ids. */
export const fetchTasks = async (
  { client, endpoints }: Session<Endpoints>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> => {
  const json = await client.query(endpoints.tasks, { ids, action: 'retrieve_batch' }, signal);
  const results = readTasks(json, client.redact);
  if (results !== undefined) return results;
  throw isRefusal(json)
    ? client.refused(json, 'query')
    : client.unreadable(json, 'query', 'the answer holds no task records');
};
