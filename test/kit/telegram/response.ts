import type { ServerResponse } from 'node:http';
import { Refusal } from './refusal.js';

/** A response of the Bot API. */
export type Response = {
  status: number;
  body: string;
  description?: string;
};

/** The response to a request that failed; anything but a refusal is an error of the simulator. */
export const errorResponse = (error: unknown): Response => {
  const refusal =
    error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`);
  const { status, message, parameters } = refusal;
  const body = { ok: false, error_code: status, description: message, ...(parameters ? { parameters } : {}) };
  return { status, body: JSON.stringify(body), description: message };
};

/** Sends a response, unless the client has closed the connection. */
export const sendResponse = (response: ServerResponse, { status, body }: Response): void => {
  if (response.destroyed) return;
  const type = body.startsWith('{') ? 'application/json' : 'text/html';
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};
