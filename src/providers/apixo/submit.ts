import type { Order, Submission } from '../../core/index.js';
import type { Session } from '../definition.js';
import { isRefusal } from '../shared/classify-error.js';
import type { Endpoints } from './endpoints.js';
import { requestFor } from './requests/index.js';
import { readAcceptance } from './responses/acceptance.js';

/** Sends one order. */
export const submit = async (
  { client, endpoints }: Session<Endpoints>,
  order: Order,
  signal: AbortSignal,
): Promise<Submission> => {
  const { path, body } = requestFor(order, endpoints);
  const json = await client.submit(path, body, signal);
  const task = readAcceptance(json);
  const refused = isRefusal(json);
  if (task !== undefined && !refused) return { ticket: task };
  // An error that also names a task does not prove that nothing was accepted.
  if (refused && task === undefined) throw client.refused(json, 'submit');
  throw client.unreadable(json, 'submit', 'the answer names no task');
};
