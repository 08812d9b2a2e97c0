import type { Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { submitOrThrow } from '../../shared/client.js';
import type { GatewayRequest, OrderFor } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { readUpload } from '../responses/uploads.js';
import { ticketFor } from '../tickets.js';

/** UC-16.A: makes a clip from a public address; the clip is polled until it is ready. */
export const submitUpload = async (
  { client }: Session<Endpoints>,
  { values }: OrderFor<'upload'>,
  { path, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await submitOrThrow(client, path, body, signal);
  const clipId = readUpload(json);
  if (clipId === undefined) throw client.unreadable(json, 'submit', 'the answer names no clip');
  return { ticket: ticketFor('upload', clipId, values.audio, values.title ?? '') };
};
