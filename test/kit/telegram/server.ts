import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Payload, readPayload } from './body.js';
import { createFlood, createTroubles, errorBody, type FloodRule } from './faults.js';
import type { Method } from './methods.js';
import { Refusal } from './refusal.js';
import type { State } from './state.js';

/** One call the bot made; `status` is 0 while it is unanswered and stays 0 when its socket was cut. */
export interface LoggedRequest {
  method: string;
  status: number;
  /** When it was read, in milliseconds since 1970. */
  at: number;
  /** The parameters as Telegram understood them. */
  payload: Record<string, unknown>;
  /** The uploads, without their bytes. */
  files: { part: string; name: string; bytes: number }[];
  /** What an error answer said. */
  description?: string;
}

interface Answer {
  status: number;
  body: string;
  description?: string;
}

/** The Bot API over HTTP on a loopback port. */
export type Server = Awaited<ReturnType<typeof startServer>>;

/** Starts serving methods at `/bot<token>/<method>` and files at `/file/bot<token>/<path>`. */
export async function startServer(
  state: State,
  token: string,
  methods: Map<string, Method>,
  options: { maxFileBytes: number; flood: FloodRule | undefined },
) {
  const requests: LoggedRequest[] = [];
  const troubles = createTroubles();
  const flood = createFlood(options.flood, state.now);

  async function run(method: string, payload: Payload, gone: AbortSignal): Promise<Answer> {
    try {
      const work = methods.get(method.toLowerCase());
      if (!work) throw new Refusal(404, 'Not Found: method not found');
      flood.check(method, payload);
      return { status: 200, body: JSON.stringify({ ok: true, result: await work(payload, gone) }) };
    } catch (error) {
      return answerOf(error);
    }
  }

  function logged(method: string, { fields, files }: Payload): LoggedRequest {
    const uploads = [...files].map(([part, file]) => ({ part, name: file.name, bytes: file.bytes.length }));
    const entry = { method, status: 0, at: state.now(), payload: fields, files: uploads };
    requests.push(entry);
    state.changed();
    return entry;
  }

  function finish(entry: LoggedRequest, { status, description }: Answer): void {
    entry.status = status;
    if (description !== undefined) entry.description = description;
    state.changed();
  }

  async function serveMethod(method: string, url: URL, request: IncomingMessage, response: ServerResponse) {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    let payload: Payload;
    try {
      payload = await readPayload(request, url, options.maxFileBytes);
    } catch (error) {
      if (!(error instanceof Refusal)) return;
      const entry = logged(method, { fields: {}, files: new Map() });
      const answer = answerOf(error);
      finish(entry, answer);
      return write(response, answer);
    }
    const entry = logged(method, payload);
    const trouble = troubles.next(method, payload.fields);
    if (trouble === 'hang') return;
    if (trouble === 'reset') return void request.socket.destroy();
    if (typeof trouble === 'object') {
      const body = errorBody(trouble.status, trouble.body);
      finish(entry, { status: trouble.status, body, description: body });
      return write(response, { status: trouble.status, body });
    }
    const answer = await run(method, payload, gone.signal);
    if (trouble === 'hang-after') return;
    if (trouble === 'reset-after') return void request.socket.destroy();
    finish(entry, answer);
    write(response, answer);
  }

  function serveFile(path: string, response: ServerResponse): void {
    const file = [...state.files.values()].find((one) => one.file_path === path);
    if (!file) {
      write(response, answerOf(new Refusal(404, 'Not Found')));
      return;
    }
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': file.bytes.length,
    });
    response.end(file.bytes);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://telegram');
    const [, isFile, given, rest] = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    if (given === undefined || rest === undefined)
      return write(response, answerOf(new Refusal(404, 'Not Found')));
    if (decodeURIComponent(given) !== token) {
      request.resume();
      return write(response, answerOf(new Refusal(401, 'Unauthorized')));
    }
    if (isFile) return serveFile(decodeURIComponent(rest), response);
    await serveMethod(rest, url, request, response);
  }

  const server = createServer((request, response) => {
    // A caller that hangs up in the middle of its body is no concern of Telegram.
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** Carries out a call that came as the answer to a webhook's POST. */
  async function callFromWebhook(method: string, fields: Record<string, unknown>): Promise<void> {
    const payload = { fields, files: new Map() };
    const entry = logged(method, payload);
    finish(entry, await run(method, payload, new AbortController().signal));
  }

  function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    return closed;
  }

  return { port, requests, fail: troubles.fail, callFromWebhook, close };
}

function answerOf(error: unknown): Answer {
  const refusal =
    error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`);
  const { status, message, parameters } = refusal;
  const body = { ok: false, error_code: status, description: message, ...(parameters ? { parameters } : {}) };
  return { status, body: JSON.stringify(body), description: message };
}

function write(response: ServerResponse, { status, body }: Answer): void {
  if (response.destroyed) return;
  const type = body.startsWith('{') ? 'application/json' : 'text/html';
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
