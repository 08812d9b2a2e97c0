import type { Dialect, GatewayResponse, GatewayRoute, RouteResult } from '../dialects/dialect.js';
import { type Body, readFields } from '../dialects/fields.js';
import type { Engine } from '../engine.js';
import { Refusal } from '../types.js';
import type { HttpContext, PendingReply, Reply } from './reply.js';

export type DispatchDeps = {
  readonly engine: Engine;
  readonly keys: readonly string[] | undefined;
  readonly closing: AbortSignal;
};

/** Bytes of the largest request body. */
const largestBody = 1_048_576;

/** Checks the key and the body of a request and calls its route; a Refusal becomes the gateway's error response. */
export const callDialect = async (
  deps: DispatchDeps,
  dialect: Dialect,
  route: GatewayRoute | undefined,
  path: string,
  context: HttpContext,
): Promise<PendingReply> => {
  try {
    const key = /^Bearer\s+(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (!key || (deps.keys && !deps.keys.includes(key))) throw new Refusal('unauthorized', 'Invalid token');
    if (!route) throw new Refusal('unknown-route', `no such address: ${context.req.method} ${path}`);
    const body = route.method === 'POST' ? await readBody(context) : {};
    const groups = (route.pattern.exec(path) ?? []).slice(1).map(decode);
    const result = route.handle({
      caller: { gateway: dialect.gateway, account: key.slice(-6) },
      path: groups,
      query: context.req.query(),
      accept: context.req.header('accept') ?? '',
      body,
      fields: readFields(body),
      engine: deps.engine,
      signal: AbortSignal.any([context.req.raw.signal, deps.closing]),
    });
    return pendingReply(result);
  } catch (error) {
    if (error instanceof Refusal) return jsonReply(dialect.refuse(error));
    throw error;
  }
};

const readBody = async (context: HttpContext): Promise<Body> => {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new Refusal('invalid', 'Content-Type must be application/json');
  if (Number(context.req.header('content-length') ?? 0) > largestBody)
    throw new Refusal('invalid', 'body is too large');
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal('invalid', 'body must be a JSON object');
  }
  return body as Body;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const pendingReply = (result: RouteResult): PendingReply => {
  if ('later' in result) return async () => jsonReply(await result.later());
  if (!('lines' in result)) return jsonReply(result);
  const headers = { 'content-type': 'application/x-ndjson' };
  return { status: result.status, headers, bytes: Buffer.alloc(0), lines: jsonLines(result.lines) };
};

async function* jsonLines(objects: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const object of objects) yield Buffer.from(`${JSON.stringify(object)}\n`);
}

const jsonReply = ({ status, body }: GatewayResponse): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  bytes: Buffer.from(JSON.stringify(body)),
});
