import type { Clock } from '../../core/index.js';
import { refusesInside } from '../shared/classify-error.js';
import type { GatewayClient } from '../shared/client.js';
import type { Pace } from './pace.js';
import type { Places } from './requests/index.js';

/** What every call needs. */
export type Desk = { client: GatewayClient; places: Places; clock: Clock; pace: Pace };

/** One billable call; an answer that says no throws. */
export const pay = async (
  { client }: Desk,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<unknown> => {
  const json = await client.submit(path, body, signal);
  if (refusesInside(json)) throw client.refused(json, false);
  return json;
};

/** One question; an answer that says no throws. */
export const ask = async ({ client }: Desk, path: string, signal: AbortSignal): Promise<unknown> => {
  const json = await client.ask(path, undefined, signal);
  if (refusesInside(json)) throw client.refused(json, true);
  return json;
};

/** The path of a call about one clip. */
export const about = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`;
