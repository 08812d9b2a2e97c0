import type { Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { isRefusal } from '../../shared/classify-error.js';
import type { GatewayRequest } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { type Acceptance, readAcceptance } from '../responses/acceptance.js';
import { ticketFor } from '../tickets.js';

/** Sends an order that makes songs, as a task or as clips. */
export const submitSong = async (
  session: Session<Endpoints>,
  request: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const { task, clipIds } = await submitTask(session, request, signal);
  return { ticket: task ?? ticketFor('clips', ...clipIds) };
};

/** Sends an order and reads what it made. */
export const submitTask = async (
  { client }: Session<Endpoints>,
  { path, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<Acceptance> => {
  const json = await client.submit(path, body, signal);
  const acceptance = readAcceptance(json);
  const nothing = acceptance.task === undefined && acceptance.clipIds.length === 0;
  // An error that also names a task does not prove that nothing was accepted.
  if (isRefusal(json) && nothing) throw client.refused(json, 'submit');
  if (isRefusal(json) || nothing) throw client.unreadable(json, 'submit', 'the answer names no task');
  return acceptance;
};
