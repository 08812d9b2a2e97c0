import type { PollResult } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { queryOrThrow } from '../../shared/client.js';
import type { Endpoints } from '../endpoints.js';
import { clipPath } from '../requests/index.js';
import { type FileFormat, readFile } from '../responses/files.js';
import { ticketFor } from '../tickets.js';

/** Polls a file, which costs as much as the submit; between the pauses of the throttle it is reported as running. */
export const pollFile = async (
  { client, endpoints, throttle }: Session<Endpoints>,
  format: FileFormat,
  clipId: string,
  signal: AbortSignal,
): Promise<PollResult> => {
  if (!throttle.isDue(ticketFor(format, clipId))) return { state: 'running' };
  const json = await queryOrThrow(client, clipPath(endpoints[format], clipId), undefined, signal);
  const result = readFile(format, json, client.redact);
  if (result === undefined) throw client.unreadable(json, 'query', `the answer holds no ${format}`);
  return result;
};
