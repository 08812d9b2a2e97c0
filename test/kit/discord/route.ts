import type { Upload } from './body.js';
import type { State } from './state.js';
import type { Wire } from './wire.js';

/** A parsed request of the bot. */
export type ApiRequest = {
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly json: unknown;
  readonly body: Wire;
  readonly files: readonly Upload[];
  /** The size of the whole body in bytes. */
  readonly size: number;
};

/** A response of Discord; 204 has no body. */
export type ApiResponse = {
  readonly status: number;
  readonly body?: unknown;
};

/** A route: the method, the path with `:names`, whether it needs the bot token, and the handler. */
export type Route = readonly [
  string,
  string,
  'bot' | 'open',
  (state: State, request: ApiRequest) => ApiResponse,
];

/** The response without a body. */
export const noContent: ApiResponse = { status: 204 };

/** A response with a body. */
export const ok = (body: unknown): ApiResponse => ({ status: 200, body });

/** The named parts of a path, decoded; null when the path does not match the pattern. */
export const matchPath = (pattern: string, path: string): Record<string, string> | null => {
  const segments = pattern.split('/');
  const values = path.split('/');
  if (segments.length !== values.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = decodeURIComponent(values[index] ?? '');
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return params;
};
