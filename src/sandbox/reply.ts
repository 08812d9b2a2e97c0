import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { DictatedAnswer, FaultKind } from './faults.js';

/** A request with node's own request and answer beside it. */
export type Visit = Context<{ Bindings: HttpBindings }>;

/** What goes out: status, headers and every byte. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** Set for an answer that grows line by line; `bytes` is then empty. */
  readonly lines?: AsyncIterable<Buffer> | undefined;
}

/** A reply, or one that is still to come while the order is already taken. */
export type Pending = Reply | (() => Promise<Reply>);

const proxyPage =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** A short text as a reply. */
export function plain(status: number, text: string, type = 'text/plain'): Reply {
  return { status, headers: { 'content-type': type }, bytes: Buffer.from(text) };
}

/** Makes the reply and sends it, with the trouble that waits for it; an order is taken before the line is cut after it. */
export async function send(
  visit: Visit,
  trouble: FaultKind | undefined,
  make: () => Promise<Pending>,
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
  const pending = await make();
  if (trouble === 'reset-after') {
    outgoing.socket?.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  const reply = typeof pending === 'function' ? await pending() : pending;
  if (trouble === undefined) return answer(reply);
  const bytes = reply.lines ? await collect(reply.lines) : reply.bytes;
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

async function collect(lines: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const line of lines) all.push(line);
  return Buffer.concat(all);
}

function answer({ status, headers, bytes, lines }: Reply): Response {
  if (lines) {
    const stream = Readable.toWeb(Readable.from(lines)) as ReadableStream<Uint8Array>;
    return new Response(stream, { status, headers });
  }
  return new Response(new Uint8Array(bytes), {
    status,
    headers: { ...headers, 'content-length': String(bytes.length) },
  });
}

function dictated({ status, body, headers }: DictatedAnswer): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  return { status, headers: { 'content-type': 'application/json', ...headers }, bytes: Buffer.from(text) };
}
