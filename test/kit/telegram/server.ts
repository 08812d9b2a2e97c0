import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults, createFlood, errorBody, type FloodRule } from './faults.js';
import type { Method } from './method.js';
import { type Payload, readPayload } from './payload.js';
import { Refusal } from './refusal.js';
import { createRequestLog } from './request-log.js';
import { errorResponse, type Response, sendResponse } from './response.js';
import type { State } from './state.js';

type ServerOptions = {
  token: string;
  methods: Map<string, Method>;
  maxFileBytes: number;
  flood: FloodRule | undefined;
};

/** Starts the Bot API on a loopback port: methods at `/bot<token>/<method>`, files at `/file/bot<token>/<path>`. */
export const startServer = async (state: State, options: ServerOptions) => {
  const { token, methods, maxFileBytes } = options;
  const log = createRequestLog(state);
  const faults = createFaults();
  const flood = createFlood(options.flood, state.now);

  const run = async (method: string, payload: Payload, gone: AbortSignal): Promise<Response> => {
    try {
      const handler = methods.get(method.toLowerCase());
      if (!handler) throw new Refusal(404, 'Not Found: method not found');
      flood.check(method, payload);
      return { status: 200, body: JSON.stringify({ ok: true, result: await handler(payload, gone) }) };
    } catch (error) {
      return errorResponse(error);
    }
  };

  const serveMethod = async (
    method: string,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    let payload: Payload;
    try {
      payload = await readPayload(request, url, maxFileBytes);
    } catch (error) {
      if (!(error instanceof Refusal)) return;
      const refusal = errorResponse(error);
      log.end(log.begin(method, { fields: {}, files: new Map() }), refusal);
      return sendResponse(response, refusal);
    }
    const entry = log.begin(method, payload);
    const fault = faults.next(method, payload.fields);
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.destroy();
    if (typeof fault === 'object') {
      const body = errorBody(fault.status, fault.body);
      log.end(entry, { status: fault.status, body, description: body });
      return sendResponse(response, { status: fault.status, body });
    }
    const result = await run(method, payload, gone.signal);
    if (fault === 'hang-after') return;
    if (fault === 'reset-after') return void request.socket.destroy();
    log.end(entry, result);
    sendResponse(response, result);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://telegram');
    const [, isFile, given, rest] = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    if (given === undefined || rest === undefined)
      return sendResponse(response, errorResponse(new Refusal(404, 'Not Found')));
    if (decodeURIComponent(given) !== token) {
      request.resume();
      return sendResponse(response, errorResponse(new Refusal(401, 'Unauthorized')));
    }
    if (isFile) return serveFile(state, decodeURIComponent(rest), response);
    await serveMethod(rest, url, request, response);
  };

  const server = createServer((request, response) => {
    // A client that closes the connection while it sends its body is no error of the simulator.
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** Runs a method that the bot called in its response to a webhook request. */
  const runFromWebhook = async (method: string, fields: Record<string, unknown>): Promise<void> => {
    const payload = { fields, files: new Map() };
    const entry = log.begin(method, payload);
    log.end(entry, await run(method, payload, new AbortController().signal));
  };

  const close = (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    return closed;
  };

  return { port, requests: log.requests, fail: faults.fail, runFromWebhook, close };
};

const serveFile = (state: State, path: string, response: ServerResponse): void => {
  const file = [...state.files.values()].find(({ file_path: stored }) => stored === path);
  if (!file) {
    sendResponse(response, errorResponse(new Refusal(404, 'Not Found')));
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
  });
  response.end(file.bytes);
};
