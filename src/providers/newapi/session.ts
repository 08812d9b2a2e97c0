import type { Clock, Ticket } from '../../core/index.js';
import { refusesInside } from '../shared/classify-error.js';
import type { GatewayClient } from '../shared/client.js';
import { isRecord } from '../shared/json.js';
import type { Places } from './endpoints.js';

/** What every call needs. */
export type Desk = {
  client: GatewayClient;
  table: Places;
  clock: Clock;
  /** True when a call may be looked at again; the next pause begins with that. */
  isDue: (ticket: Ticket) => boolean;
};

/** Whether a call may be looked at again: resellers price each look as they like, so there are pauses between. */
export const createPauses = (clock: Clock, pauseMs = 30_000): Desk['isDue'] => {
  const due = new Map<Ticket, number>();
  return (ticket) => {
    const now = clock();
    for (const [other, at] of due) if (at <= now) due.delete(other);
    if (due.has(ticket)) return false;
    due.set(ticket, now + pauseMs);
    return true;
  };
};

/** One billable call, a GET without a body; gives what it brings, bare. An answer that says no throws. */
export const pay = async (
  { client }: Desk,
  path: string,
  body: Record<string, unknown> | undefined,
  signal: AbortSignal,
): Promise<unknown> => {
  const json = await client.submit(path, body, signal);
  if (refusesInside(json)) throw client.refused(json, false);
  return bare(json);
};

/** One question; gives what it brings, bare. An answer that says no throws. */
export const ask = async ({ client }: Desk, path: string, signal: AbortSignal): Promise<unknown> => {
  const json = await client.ask(path, undefined, signal);
  if (refusesInside(json)) throw client.refused(json, true);
  return bare(json);
};

/** Some resellers wrap Suno's own answers in `{code:"success",data,message}`, others hand them on raw. */
const bare = (json: unknown): unknown =>
  isRecord(json) && isRecord(json.data) && 'code' in json ? json.data : json;
