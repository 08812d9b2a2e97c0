import { type PollResult, ProviderError, type Ticket } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { queryOrThrow } from '../../shared/client.js';
import type { Endpoints } from '../endpoints.js';
import { clipPath } from '../requests/index.js';
import { readFile } from '../responses/files.js';
import { unwrap } from '../responses/unwrap.js';
import { parseTicket } from '../tickets.js';

/** Polls a file, which may be billed; between the pauses of the throttle it is reported as running. */
export const pollFile = async (
  { client, endpoints, throttle }: Session<Endpoints>,
  ticket: Ticket,
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> => {
  const { kind, details } = parseTicket(ticket);
  if (kind !== 'wav' && kind !== 'video' && kind !== 'midi') return new Map();
  if (!throttle.isDue(ticket)) return new Map([[ticket, { state: 'running' }]]);
  try {
    const path = clipPath(endpoints[kind], details[0] ?? '');
    const json = unwrap(await queryOrThrow(client, path, undefined, signal));
    const result = readFile(kind, json, client.redact);
    if (result !== undefined) return new Map([[ticket, result]]);
    throw client.unreadable(json, 'query', `the answer holds no ${kind}`);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { code, detail } = error;
    if (code === 'unknown_task') return new Map([[ticket, { state: 'unknown' }]]);
    if (code !== 'bad_input' && code !== 'moderated') throw error;
    return new Map([[ticket, { state: 'failed', code, detail }]]);
  }
};
