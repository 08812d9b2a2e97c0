import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Dialect, WireAnswer, WireRoute } from './dialect.js';
import type { DictatedAnswer, Fault, Faults, RouteKind, Trouble } from './faults.js';
import { type Body, readFields } from './fields.js';
import type { SongHouse } from './house.js';
import type { Ledger } from './ledger.js';
import type { MediaMaker } from './media.js';
import { Refusal } from './song.js';

type Visit = Context<{ Bindings: HttpBindings }>;

/** What goes out: status, headers and every byte. */
interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** What the door is built from. */
export interface DoorParts {
  readonly dialects: readonly Dialect[];
  readonly house: SongHouse;
  readonly media: MediaMaker;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly latencyMs: number;
  /** Milliseconds that an answer in drips takes. */
  readonly slowMs: number;
  /** Keys that are let in; every key that is not blank when undefined. */
  readonly keys: readonly string[] | undefined;
}

const largestBody = 1_048_576;
const proxyPage =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** The HTTP side of the sandbox: each gateway under its name, the CDN, and the books for tests. */
export function createDoor(parts: DoorParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  const pass = async (
    visit: Visit,
    gateway: string | undefined,
    kind: RouteKind | undefined,
    path: string,
    reply: () => Promise<Reply>,
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
      return visit.json({ error: 'route (submit, poll, media or /pattern/) and with are required' }, 400);
    parts.faults.add(fault);
    return visit.body(null, 204);
  });
  app.get('/', (visit) =>
    visit.text('Minstrel sandbox: pretended music gateways, no real songs, no real money.\n'),
  );
  return app;
}

async function askDialect(
  parts: DoorParts,
  dialect: Dialect,
  route: WireRoute | undefined,
  path: string,
  visit: Visit,
): Promise<Reply> {
  try {
    const key = /^Bearer\s+(\S+)$/i.exec(visit.req.header('authorization') ?? '')?.[1];
    if (!key || (parts.keys && !parts.keys.includes(key))) throw new Refusal('unauthorized', 'Invalid token');
    if (!route) throw new Refusal('unknown-route', `no such address: ${visit.req.method} ${path}`);
    const body = route.method === 'POST' ? await readBody(visit) : {};
    const found = route.pattern.exec(path) ?? [];
    const customer = { gateway: dialect.gateway, account: key.slice(-6) };
    const groups = found.slice(1).map(decode);
    return asReply(route.answer({ customer, path: groups, fields: readFields(body), house: parts.house }));
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

function asReply({ status, body }: WireAnswer): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    bytes: Buffer.from(JSON.stringify(body)),
  };
}

function plain(status: number, text: string, type = 'text/plain'): Reply {
  return { status, headers: { 'content-type': type }, bytes: Buffer.from(text) };
}

function clipIdOf(file: string): string {
  return file.replace(/^image_(?:large_)?/, '').split('.')[0] ?? '';
}

/** A clip of this sandbox is served once it is complete; a link of an earlier life plays from its name alone. */
async function serveFile(parts: DoorParts, file: string): Promise<Reply> {
  const found = /^(image_large_|image_)?[0-9a-f-]{36}\.([0-9a-z~-]+)\.(mp3|jpeg)$/.exec(file);
  const [, size, written = '', ending] = found ?? [];
  const clip = parts.house.clipAnywhere(clipIdOf(file));
  const stage = clip ? parts.house.progressOf(clip).stage : 'complete';
  if (!found || (ending === 'mp3') !== (size === undefined)) return plain(404, 'not found');
  if (ending === 'mp3' && stage !== 'complete') return plain(403, 'AccessDenied');
  const bytes =
    ending === 'mp3'
      ? await parts.media.audio(written)
      : await parts.media.cover(written, size === 'image_' ? 360 : 1024);
  if (!bytes) return plain(404, 'not found');
  return { status: 200, headers: { 'content-type': ending === 'mp3' ? 'audio/mpeg' : 'image/jpeg' }, bytes };
}

/** A live stream holds as much of the song as has been made. */
async function serveStream(parts: DoorParts, id: string): Promise<Reply> {
  const clip = parts.house.clipAnywhere(id);
  const bytes = clip && !clip.failure ? await parts.media.audio(clip.recipe) : undefined;
  if (!clip || !bytes) return plain(404, 'not found');
  const { portion } = parts.house.progressOf(clip);
  const made = bytes.subarray(0, Math.ceil(bytes.length * portion));
  return { status: 200, headers: { 'content-type': 'audio/mpeg' }, bytes: made };
}

async function send(
  visit: Visit,
  trouble: Trouble | undefined,
  make: () => Promise<Reply>,
  slowMs: number,
): Promise<Response> {
  const { outgoing } = visit.env;
  if (trouble === 'hang') return RESPONSE_ALREADY_SENT;
  if (trouble === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  if (trouble === 'html') return answer(plain(502, proxyPage, 'text/html'));
  if (typeof trouble === 'object') {
    if (trouble.accepted) await make();
    return answer(dictated(trouble));
  }
  const reply = await make();
  if (trouble === undefined) return answer(reply);
  if (trouble === 'reset-after') {
    outgoing.socket?.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  const { bytes } = reply;
  outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': String(bytes.length) });
  if (trouble === 'truncate') {
    outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () =>
      setImmediate(() => outgoing.destroy()),
    );
    return RESPONSE_ALREADY_SENT;
  }
  const piece = Math.ceil(bytes.length / 8);
  for (let from = 0; from < bytes.length && !outgoing.destroyed; from += piece) {
    await sleep(slowMs / 8);
    outgoing.write(bytes.subarray(from, from + piece));
  }
  outgoing.end();
  return RESPONSE_ALREADY_SENT;
}

function answer({ status, headers, bytes }: Reply): Response {
  return new Response(new Uint8Array(bytes), {
    status,
    headers: { ...headers, 'content-length': String(bytes.length) },
  });
}

function dictated({ status, body, headers }: DictatedAnswer): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  return { status, headers: { 'content-type': 'application/json', ...headers }, bytes: Buffer.from(text) };
}

function parseFault(value: unknown): Fault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { gateway, route, times, with: trouble } = value as Record<string, unknown>;
  if (typeof route !== 'string' || trouble === undefined) return undefined;
  const pattern = /^\/(.+)\/$/.exec(route)?.[1];
  const kinds: readonly string[] = ['submit', 'poll', 'media'];
  if (pattern === undefined && !kinds.includes(route)) return undefined;
  return {
    gateway: typeof gateway === 'string' ? gateway : undefined,
    route: pattern === undefined ? (route as RouteKind) : new RegExp(pattern),
    times: typeof times === 'number' ? times : undefined,
    with: trouble as Trouble,
  };
}
