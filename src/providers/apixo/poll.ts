import type { PollResult, Ticket } from '../../core/index.js';
import type { Session } from '../definition.js';
import { pollBatch } from '../shared/batch.js';
import { queryOrThrow } from '../shared/client.js';
import type { Endpoints } from './endpoints.js';
import { envelope } from './responses/acceptance.js';
import { readTask, taskStatus } from './responses/tasks.js';

/** Polls tickets, each by a request of its own. */
export const poll = (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> =>
  pollBatch(tickets, async (group) => {
    const results = [...new Set(group)].map(
      async (ticket) => [ticket, await pollTask(session, ticket, signal)] as const,
    );
    return new Map(await Promise.all(results));
  });

/** Polls one task. */
export const pollTask = async (
  session: Session<Endpoints>,
  ticket: Ticket,
  signal: AbortSignal,
): Promise<PollResult> => {
  const { client, endpoints } = session;
  const data = await queryData(session, `${endpoints.status}?taskId=${encodeURIComponent(ticket)}`, signal);
  const status = taskStatus.safeParse(data);
  if (!status.success) throw client.unreadable(data, 'query', 'the answer names no state');
  const result = readTask(ticket, status.data, client.redact);
  if (result !== undefined) return result;
  // The song is done and later polls read the same: that is no reason to cool the gateway down for others.
  const { code, detail } = client.unreadable(data, 'query', 'its result cannot be read');
  return { state: 'failed', code, detail };
};

/** The `data` in the answer to a query. */
export const queryData = async (
  { client }: Session<Endpoints>,
  path: string,
  signal: AbortSignal,
): Promise<unknown> => {
  const json = await queryOrThrow(client, path, undefined, signal);
  const answer = envelope.safeParse(json);
  if (!answer.success || answer.data.data === undefined)
    throw client.unreadable(json, 'query', 'the answer holds no data');
  return answer.data.data;
};
