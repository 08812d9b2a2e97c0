import type { Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { submitOrThrow } from '../../shared/client.js';
import type { Endpoints } from '../endpoints.js';
import { clipPath } from '../requests/index.js';
import { type FileFormat, readFile } from '../responses/files.js';
import { unwrap } from '../responses/unwrap.js';
import { clipIdIn, ticketFor } from '../tickets.js';

/** "Wait ~30 seconds before the URL becomes accessible" (OpenAI-HK suno-scene page, use case 13). */
const videoDelayMs = 30_000;

/** Orders a file or notes of a clip by a GET. */
export const submitFile = async (
  { client, endpoints, clock, throttle }: Session<Endpoints>,
  format: FileFormat,
  takeId: string,
  signal: AbortSignal,
): Promise<Submission> => {
  const path = clipPath(endpoints[format], takeId);
  const json = unwrap(await submitOrThrow(client, path, undefined, signal));
  const result = readFile(format, json, client.redact);
  if (result === undefined) throw client.unreadable(json, 'submit', `the answer holds no ${format}`);
  if (result.state === 'made' && result.product.kind === 'file') {
    const { url } = result.product;
    // The ticket holds the address: another poll might be billed again.
    if (format !== 'video') return { ticket: ticketFor('file', format, 0, url), result };
    return { ticket: ticketFor('file', format, clock() + videoDelayMs, url) };
  }
  if (result.state !== 'running') return { ticket: ticketFor('answered', clipIdIn(takeId)), result };
  const ticket = ticketFor(format, clipIdIn(takeId));
  throttle.start(ticket);
  return { ticket, result };
};
