import type { Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { submitOrThrow } from '../../shared/client.js';
import type { Endpoints } from '../endpoints.js';
import { clipPath } from '../requests/index.js';
import { type FileFormat, readFile } from '../responses/files.js';
import { ticketFor } from '../tickets.js';

/** "After execution, wait ~30 seconds before the URL becomes accessible" (UC-13). */
const videoDelayMs = 30_000;

/** UC-12, UC-13 and UC-18: a GET for 100 credits each time, for the account that made the clip alone. */
export const submitFile = async (
  { client, endpoints, clock, throttle }: Session<Endpoints>,
  format: FileFormat,
  clipId: string,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await submitOrThrow(client, clipPath(endpoints[format], clipId), undefined, signal);
  const result = readFile(format, json, client.redact);
  if (result === undefined) throw client.unreadable(json, 'submit', `the answer holds no ${format}`);
  if (result.state === 'made' && result.product.kind === 'file') {
    const { url } = result.product;
    // The ticket holds the address: another poll would be billed again.
    if (format !== 'video') return { ticket: ticketFor('file', format, 0, url), result };
    return { ticket: ticketFor('file', format, clock() + videoDelayMs, url) };
  }
  if (result.state !== 'running') return { ticket: ticketFor('answered', format, clipId), result };
  const ticket = ticketFor(format, clipId);
  throttle.start(ticket);
  return { ticket, result };
};
