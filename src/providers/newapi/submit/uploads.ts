import type { Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { submitOrThrow } from '../../shared/client.js';
import type { GatewayRequest, OrderFor } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { readUpload } from '../responses/uploads.js';
import { ticketFor } from '../tickets.js';

/** Makes a clip from a public address; it is polled until it is ready. */
export const submitUpload = async (
  { client }: Session<Endpoints>,
  { values }: OrderFor<'upload'>,
  { path, body }: GatewayRequest,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await submitOrThrow(client, path, body, signal);
  const upload = readUpload(json);
  if (upload === undefined) throw client.unreadable(json, 'submit', 'the answer names no clip');
  const details = [upload.id, values.audio, values.title ?? ''];
  return { ticket: ticketFor('upload', ...details, ...(upload.isClip ? ['clip'] : [])) };
};
