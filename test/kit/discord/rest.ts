import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { readBody } from './body.js';
import { Refusal, refusals } from './refusal.js';
import { type Answer, type Call, matchPath, type Route, routes } from './routes.js';
import type { RequestRecord, State } from './state.js';
import { asWire } from './wire.js';

/** An answer made up by a test. */
export type MadeUpAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * A trouble to come: an answer, a connection that hangs, one cut before anything happens ('reset'),
 * or one cut after the work is done ('reset-after').
 */
export type Fault = {
  readonly method?: string;
  /** The path below `/api/v10`: a pattern with `:names`, or an expression tried on the path. */
  readonly route: RegExp | string;
  /** How many requests meet it; 1 when absent. */
  readonly times?: number;
  readonly with: MadeUpAnswer | 'hang' | 'reset' | 'reset-after';
};

/** The HTTP side. */
export type Rest = {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Lets requests meet a trouble; the function returned takes it back. */
  fail(fault: Fault): () => void;
};

/** Serves the HTTP API of Discord and the files of messages. */
export const createRest = (state: State, settings: { latencyMs: number }): Rest => {
  const faults: { readonly fault: Fault; left: number }[] = [];

  const meetFault = (method: string, path: string): Fault | undefined => {
    const met = faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (!fault.method || fault.method === method) &&
        (typeof fault.route === 'string' ? matchPath(fault.route, path) : fault.route.test(path)),
    );
    if (met) met.left -= 1;
    return met?.fault;
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
    const fault = meetFault(method, path);
    if (fault?.with === 'reset') {
      request.socket.destroy();
      state.changed();
      return;
    }
    const answer = await work(request, record, url, fault);
    if (fault?.with === 'reset-after') {
      request.socket.destroy();
      state.changed();
      return;
    }
    if (fault?.with === 'hang') {
      state.changed();
      return;
    }
    record.status = answer.status;
    respond(response, answer);
    state.changed();
  };

  const work = async (
    request: IncomingMessage,
    record: RequestRecord,
    url: URL,
    fault: Fault | undefined,
  ): Promise<MadeUpAnswer> => {
    try {
      const { json, files, size } = await readBody(request);
      record.body = json;
      if (fault?.with === 'hang') return { status: 0 };
      if (fault && typeof fault.with === 'object') return fault.with;
      if (settings.latencyMs > 0) await pause(settings.latencyMs);
      const { route, params } = findRoute(record);
      if (route[2] === 'bot' && !record.authorized) throw refusals.unauthorized();
      const call: Call = {
        param: (name) => params[name] ?? '',
        query: url.searchParams,
        json,
        body: asWire(json),
        files,
        size,
      };
      return route[3](state, call);
    } catch (error) {
      return refusalAnswer(error);
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
  let pathKnown = false;
  for (const route of routes) {
    const params = matchPath(route[1], record.route);
    if (params && route[0] === record.method) return { route, params };
    pathKnown ||= params !== null;
  }
  throw pathKnown ? refusals.methodNotAllowed() : refusals.notFound();
};

const refusalAnswer = (error: unknown): Answer => {
  if (error instanceof Refusal) {
    const { code, errors, message, status } = error;
    return { status, body: { message, code, ...(errors ? { errors } : {}) } };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { message: `The simulator broke: ${message}`, code: 0 } };
};

const respond = (response: ServerResponse, answer: MadeUpAnswer): void => {
  if (answer.body === undefined) {
    response.writeHead(answer.status, answer.headers).end();
    return;
  }
  const text = typeof answer.body === 'string';
  const bytes = Buffer.from(text ? String(answer.body) : JSON.stringify(answer.body));
  const contentType = text ? 'text/html' : 'application/json';
  response
    .writeHead(answer.status, {
      'content-type': contentType,
      'content-length': bytes.length,
      ...answer.headers,
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
