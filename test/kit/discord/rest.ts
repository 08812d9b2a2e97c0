import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { readBody } from './body.js';
import { Refusal, refusals } from './refusal.js';
import { type ApiRequest, type ApiResponse, matchPath, type Route } from './route.js';
import { routes } from './routes.js';
import type { State } from './state.js';
import type { RequestRecord } from './types.js';
import { asWire } from './wire.js';

/** A response written by a test. */
export type FakeResponse = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * A fault to inject: a response, a connection that hangs, one that is cut before the request is handled ('reset'), or
 * one that is cut after it ('reset-after').
 */
export type Fault = {
  readonly method?: string;
  /** The path below `/api/v10`: a pattern with `:names`, or a regular expression. */
  readonly route: RegExp | string;
  /** How many requests are affected; 1 when absent. */
  readonly times?: number;
  readonly with: FakeResponse | 'hang' | 'reset' | 'reset-after';
};

/** The HTTP server. */
export type Rest = {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Injects a fault; the function returned removes it. */
  fail(fault: Fault): () => void;
};

/** Serves Discord's HTTP API and the files of messages. */
export const createRest = (state: State, settings: { latencyMs: number }): Rest => {
  const faults: { readonly fault: Fault; left: number }[] = [];

  const takeFault = (method: string, path: string): Fault | undefined => {
    const match = faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (!fault.method || fault.method === method) &&
        (typeof fault.route === 'string' ? matchPath(fault.route, path) : fault.route.test(path)),
    );
    if (match) match.left -= 1;
    return match?.fault;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', state.origin);
    if (/^\/(ephemeral-)?attachments\//.test(url.pathname)) {
      serveFile(state, url.pathname, response);
      return;
    }
    const path = decodeURIComponent(url.pathname).replace(/^\/api(\/v\d+)?/, '');
    const method = request.method ?? 'GET';
    const record: RequestRecord = {
      method,
      route: path,
      at: Date.now(),
      authorized: request.headers.authorization === `Bot ${state.token}`,
      body: undefined,
      status: 0,
    };
    state.requests.push(record);
    const fault = takeFault(method, path);
    if (fault?.with === 'reset') {
      request.socket.destroy();
      state.notifyChange();
      return;
    }
    const reply = await execute(request, record, url, fault);
    if (fault?.with === 'reset-after') {
      request.socket.destroy();
      state.notifyChange();
      return;
    }
    if (fault?.with === 'hang') {
      state.notifyChange();
      return;
    }
    record.status = reply.status;
    respond(response, reply);
    state.notifyChange();
  };

  const execute = async (
    request: IncomingMessage,
    record: RequestRecord,
    url: URL,
    fault: Fault | undefined,
  ): Promise<FakeResponse> => {
    try {
      const { json, files, size } = await readBody(request);
      record.body = json;
      if (fault?.with === 'hang') return { status: 0 };
      if (fault && typeof fault.with === 'object') return fault.with;
      if (settings.latencyMs > 0) await pause(settings.latencyMs);
      const { route, params } = findRoute(record);
      if (route[2] === 'bot' && !record.authorized) throw refusals.unauthorized();
      const apiRequest: ApiRequest = {
        param: (name) => params[name] ?? '',
        query: url.searchParams,
        json,
        body: asWire(json),
        files,
        size,
      };
      return route[3](state, apiRequest);
    } catch (error) {
      return refusalResponse(error);
    }
  };

  return {
    handle(request, response) {
      handle(request, response).catch(() => request.socket.destroy());
    },
    fail(fault) {
      const entry = { fault, left: fault.times ?? 1 };
      faults.push(entry);
      return () => {
        entry.left = 0;
      };
    },
  };
};

const findRoute = (record: RequestRecord): { route: Route; params: Record<string, string> } => {
  let pathExists = false;
  for (const route of routes) {
    const params = matchPath(route[1], record.route);
    if (params && route[0] === record.method) return { route, params };
    pathExists ||= params !== null;
  }
  throw pathExists ? refusals.methodNotAllowed() : refusals.notFound();
};

const refusalResponse = (error: unknown): ApiResponse => {
  if (error instanceof Refusal) {
    const { code, errors, message, status } = error;
    return { status, body: { message, code, ...(errors ? { errors } : {}) } };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { message: `The simulator failed: ${message}`, code: 0 } };
};

const respond = (response: ServerResponse, reply: FakeResponse): void => {
  if (reply.body === undefined) {
    response.writeHead(reply.status, reply.headers).end();
    return;
  }
  const text = typeof reply.body === 'string';
  const bytes = Buffer.from(text ? String(reply.body) : JSON.stringify(reply.body));
  const contentType = text ? 'text/html' : 'application/json';
  response
    .writeHead(reply.status, {
      'content-type': contentType,
      'content-length': bytes.length,
      ...reply.headers,
    })
    .end(bytes);
};

const serveFile = (state: State, path: string, response: ServerResponse): void => {
  const file = state.uploads.get(path.split('/')[3] ?? '');
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, { 'content-type': file.contentType, 'content-length': file.bytes.length })
    .end(file.bytes);
};
