import type { Payload } from './payload.js';
import type { Response } from './response.js';
import type { State } from './state.js';

/** One request of the bot; `status` is 0 until the response, and stays 0 when the connection was closed instead. */
export type LoggedRequest = {
  method: string;
  status: number;
  /** When it was read, in milliseconds since 1970. */
  at: number;
  /** The parsed parameters. */
  payload: Record<string, unknown>;
  /** The uploads; `bytes` is their size. */
  files: { part: string; name: string; bytes: number }[];
  /** The description in an error response. */
  description?: string;
};

/** Builds the log of requests. */
export const createRequestLog = (state: State) => {
  const requests: LoggedRequest[] = [];

  const begin = (method: string, { fields, files }: Payload): LoggedRequest => {
    const uploads = [...files].map(([part, file]) => ({ part, name: file.name, bytes: file.bytes.length }));
    const entry = { method, status: 0, at: state.now(), payload: fields, files: uploads };
    requests.push(entry);
    state.changed();
    return entry;
  };

  const end = (entry: LoggedRequest, { status, description }: Response): void => {
    entry.status = status;
    if (description !== undefined) entry.description = description;
    state.changed();
  };

  return { requests, begin, end };
};
