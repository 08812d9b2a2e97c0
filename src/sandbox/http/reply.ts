import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { DictatedAnswer, FaultKind } from '../faults.js';

/** A Hono context with node's own request and response. */
export type HttpContext = Context<{ Bindings: HttpBindings }>;

/** A complete reply: status, headers and every byte. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** For a reply that grows line by line; `bytes` is then empty. */
  readonly lines?: AsyncIterable<Buffer> | undefined;
};

/** A reply, or a function that waits for it after the order has been accepted. */
export type PendingReply = Reply | (() => Promise<Reply>);

/** The number of pieces of a slow reply. */
const slowPieces = 8;

const proxyPage =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** A short text as a reply. */
export const textReply = (status: number, text: string, type = 'text/plain'): Reply => ({
  status,
  headers: { 'content-type': type },
  bytes: Buffer.from(text),
});

/** Makes the reply and sends it, with the fault applied; `make` accepts the order. */
export const send = async (
  context: HttpContext,
  fault: FaultKind | undefined,
  make: () => Promise<PendingReply>,
  slowMs: number,
): Promise<Response> => {
  const { outgoing } = context.env;
  if (fault === 'hang') return RESPONSE_ALREADY_SENT;
  if (fault === 'reset') return reset(context);
  if (fault === 'html') return toResponse(textReply(502, proxyPage, 'text/html'));
  if (typeof fault === 'object') {
    if (fault.accepted) await make();
    return toResponse(dictatedReply(fault));
  }
  const pending = await make();
  if (fault === 'reset-after') return reset(context);
  const reply = typeof pending === 'function' ? await pending() : pending;
  if (fault === undefined) return toResponse(reply);
  const bytes = reply.lines ? await collect(reply.lines) : reply.bytes;
  outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': String(bytes.length) });
  if (fault === 'truncate') {
    outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () =>
      setImmediate(() => outgoing.destroy()),
    );
    return RESPONSE_ALREADY_SENT;
  }
  return sendSlowly(context, bytes, slowMs);
};

const reset = (context: HttpContext): Response => {
  context.env.outgoing.socket?.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
};

const sendSlowly = async (context: HttpContext, bytes: Buffer, slowMs: number): Promise<Response> => {
  const { outgoing } = context.env;
  const piece = Math.ceil(bytes.length / slowPieces);
  for (let from = 0; from < bytes.length && !outgoing.destroyed; from += piece) {
    await sleep(slowMs / slowPieces);
    outgoing.write(bytes.subarray(from, from + piece));
  }
  outgoing.end();
  return RESPONSE_ALREADY_SENT;
};

const collect = async (lines: AsyncIterable<Buffer>): Promise<Buffer> => {
  const all: Buffer[] = [];
  for await (const line of lines) all.push(line);
  return Buffer.concat(all);
};

const toResponse = ({ status, headers, bytes, lines }: Reply): Response => {
  if (lines) {
    const stream = Readable.toWeb(Readable.from(lines)) as ReadableStream<Uint8Array>;
    return new Response(stream, { status, headers });
  }
  return new Response(new Uint8Array(bytes), {
    status,
    headers: { ...headers, 'content-length': String(bytes.length) },
  });
};

const dictatedReply = ({ status, body, headers }: DictatedAnswer): Reply => {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  return { status, headers: { 'content-type': 'application/json', ...headers }, bytes: Buffer.from(text) };
};
