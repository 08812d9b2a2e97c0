import type { Payload } from './payload.js';

/** Runs one method; `gone` aborts when the client has closed the connection. */
export type Method = (payload: Payload, gone: AbortSignal) => unknown;
