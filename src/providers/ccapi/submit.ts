import { type Order, operationOf, type PollResult, type Submission, type Ticket } from '../../core/index.js';
import type { Session } from '../definition.js';
import { isRefusal } from '../shared/classify-error.js';
import { sourcesOf } from '../shared/order.js';
import { validateTimeRange } from '../shared/time-range.js';
import type { Endpoints } from './endpoints.js';
import { fetchTasks } from './poll.js';
import { requestFor } from './requests/index.js';
import { readAcceptance } from './responses/acceptance.js';
import { ticketFor } from './tickets.js';

/** Sends one order. */
export const submit = async (
  session: Session<Endpoints>,
  order: Order,
  signal: AbortSignal,
): Promise<Submission> => {
  const { client, endpoints } = session;
  validateTimeRange(client.id, order);
  const { path, body } = requestFor(order, sourcesOf(client.id, order), endpoints);
  const json = await client.submit(path, body, signal);
  const task = readAcceptance(json);
  // An error that also names a task does not prove that nothing was accepted.
  if (task === undefined && isRefusal(json)) throw client.refused(json, 'submit');
  if (task === undefined || isRefusal(json))
    throw client.unreadable(json, 'submit', 'the answer names no task');
  const ticket = ticketFor(task, order);
  if (operationOf(order.operation).yields === 'tracks') return { ticket };
  return { ticket, result: await pollAtOnce(session, ticket, signal) };
};

/** Polls an action that is done when its submit answers, since that answer holds the task id alone. */
const pollAtOnce = async (
  session: Session<Endpoints>,
  ticket: Ticket,
  signal: AbortSignal,
): Promise<PollResult | undefined> => {
  try {
    const result = (await fetchTasks(session, [ticket], signal)).get(ticket);
    return result?.state === 'made' ? result : undefined;
  } catch {
    // The order is accepted whatever happens to this query; the usual polls follow.
    return undefined;
  }
};
