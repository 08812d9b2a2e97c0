import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { clipIdOf, serveFile, serveStream } from './cdn.js';
import type { Answer, Dialect, WireAnswer, WireRoute } from './dialect.js';
import type { Engine } from './engine.js';
import type { Fault, FaultKind, Faults, RouteKind } from './faults.js';
import { type Body, readFields } from './fields.js';
import type { Ledger } from './ledger.js';
import type { MediaMaker } from './media.js';
import { type Pending, type Reply, send, type Visit } from './reply.js';
import { Refusal } from './song.js';

/** What the door is built from. */
export interface RouterParts {
  readonly dialects: readonly Dialect[];
  readonly house: Engine;
  readonly media: MediaMaker;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly latencyMs: number;
  /** Milliseconds that an answer in drips takes. */
  readonly slowMs: number;
  /** Keys that are let in; every key that is not blank when undefined. */
  readonly keys: readonly string[] | undefined;
  /** Aborted when the sandbox closes. */
  readonly ending: AbortSignal;
}

const largestBody = 1_048_576;

/** The HTTP side of the sandbox: each gateway under its name, the CDN, and the books for tests. */
export function createRouter(parts: RouterParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  const pass = async (
    visit: Visit,
    gateway: string | undefined,
    kind: RouteKind | undefined,
    path: string,
    reply: () => Promise<Pending>,
  ) => {
    const { method } = visit.req;
    parts.ledger.note({ gateway: gateway ?? 'cdn', method, path, at: parts.now() });
    const trouble = parts.faults.take({ gateway, kind, method, path });
    if (parts.latencyMs > 0) await sleep(parts.latencyMs);
    return send(visit, trouble, reply, parts.slowMs);
  };

  for (const dialect of parts.dialects) {
    app.all(`/${dialect.gateway}/*`, (visit) => {
      const path = visit.req.path
        .slice(dialect.gateway.length + 1)
        .replace(/\/{2,}/g, '/')
        .replace(/(.)\/$/, '$1');
      const matching = dialect.routes.filter((route) => route.pattern.test(path));
      const route = matching.find((one) => one.method === visit.req.method);
      return pass(visit, dialect.gateway, (route ?? matching[0])?.kind, visit.req.path, () =>
        askDialect(parts, dialect, route, path, visit),
      );
    });
  }
  app.get('/cdn/:file', (visit) => {
    const file = visit.req.param('file');
    const gateway = parts.house.clipAnywhere(clipIdOf(file))?.gateway;
    return pass(visit, gateway, 'media', visit.req.path, () => serveFile(parts, file));
  });
  app.get('/audiopipe/', (visit) => {
    const id = visit.req.query('item_id') ?? '';
    const gateway = parts.house.clipAnywhere(id)?.gateway;
    return pass(visit, gateway, 'media', visit.req.path, () => serveStream(parts, id));
  });
  app.get('/__sandbox/charges', (visit) => visit.json(parts.ledger.charges()));
  app.get('/__sandbox/requests', (visit) => visit.json(parts.ledger.requests()));
  app.delete('/__sandbox/charges', (visit) => {
    parts.ledger.clear();
    return visit.body(null, 204);
  });
  app.post('/__sandbox/faults', async (visit) => {
    const fault = parseFault(await visit.req.json().catch(() => undefined));
    if (!fault)
      return visit.json(
        { error: 'route (submit, poll, media, callback or /pattern/) and with are required' },
        400,
      );
    parts.faults.add(fault);
    return visit.body(null, 204);
  });
  app.get('/', (visit) =>
    visit.text('Minstrel sandbox: pretended music gateways, no real songs, no real money.\n'),
  );
  return app;
}

async function askDialect(
  parts: RouterParts,
  dialect: Dialect,
  route: WireRoute | undefined,
  path: string,
  visit: Visit,
): Promise<Pending> {
  try {
    const key = /^Bearer\s+(\S+)$/i.exec(visit.req.header('authorization') ?? '')?.[1];
    if (!key || (parts.keys && !parts.keys.includes(key))) throw new Refusal('unauthorized', 'Invalid token');
    if (!route) throw new Refusal('unknown-route', `no such address: ${visit.req.method} ${path}`);
    const body = route.method === 'POST' ? await readBody(visit) : {};
    const found = route.pattern.exec(path) ?? [];
    const customer = { gateway: dialect.gateway, account: key.slice(-6) };
    const groups = found.slice(1).map(decode);
    const answer = route.answer({
      customer,
      path: groups,
      query: visit.req.query(),
      accept: visit.req.header('accept') ?? '',
      body,
      fields: readFields(body),
      house: parts.house,
      signal: AbortSignal.any([visit.req.raw.signal, parts.ending]),
    });
    return asPending(answer);
  } catch (error) {
    if (error instanceof Refusal) return asReply(dialect.refuse(error));
    throw error;
  }
}

async function readBody(visit: Visit): Promise<Body> {
  const type = visit.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new Refusal('invalid', 'Content-Type must be application/json');
  if (Number(visit.req.header('content-length') ?? 0) > largestBody)
    throw new Refusal('invalid', 'body is too large');
  const body: unknown = await visit.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal('invalid', 'body must be a JSON object');
  }
  return body as Body;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function asPending(answer: Answer): Pending {
  if ('later' in answer) return async () => asReply(await answer.later());
  if (!('lines' in answer)) return asReply(answer);
  const headers = { 'content-type': 'application/x-ndjson' };
  return { status: answer.status, headers, bytes: Buffer.alloc(0), lines: asLines(answer.lines) };
}

async function* asLines(objects: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const one of objects) yield Buffer.from(`${JSON.stringify(one)}\n`);
}

function asReply({ status, body }: WireAnswer): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    bytes: Buffer.from(JSON.stringify(body)),
  };
}

function parseFault(value: unknown): Fault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { gateway, route, times, with: trouble } = value as Record<string, unknown>;
  if (typeof route !== 'string' || trouble === undefined) return undefined;
  const pattern = /^\/(.+)\/$/.exec(route)?.[1];
  const kinds: readonly string[] = ['submit', 'poll', 'media', 'callback'];
  if (pattern === undefined && !kinds.includes(route)) return undefined;
  return {
    gateway: typeof gateway === 'string' ? gateway : undefined,
    route: pattern === undefined ? (route as RouteKind) : new RegExp(pattern),
    times: typeof times === 'number' ? times : undefined,
    with: trouble as FaultKind,
  };
}
