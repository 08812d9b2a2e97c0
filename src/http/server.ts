import type { IncomingMessage, Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { MediaError, type MediaLibrary } from '../core/index.js';
import type { Queues } from '../queue/index.js';

/** What the HTTP server shows, and to whom. */
export type HttpOptions = {
  host: string;
  /** Unset: 3000, or, when that is taken, any free one. */
  port: number | undefined;
  adminToken: string | undefined;
  media: MediaLibrary;
  queues: Queues;
  ready(): Promise<Record<string, boolean>>;
  board: ((base: string) => Hono) | undefined;
  webhook:
    | {
        path: string;
        receive(secret: string | undefined, update: unknown): Promise<'ok' | 'unauthorized' | 'bad'>;
      }
    | undefined;
  /** A gateway calls; false when it was never given that address. */
  called(provider: string, secret: string): Promise<boolean>;
  web: Hono | undefined;
};

/** A server that listens. */
export type HttpServer = { url: string; port: number; close(): Promise<void> };

/** Builds every route of the contract; the web chat comes last, so that it hides none. */
export const startHttp = async (options: HttpOptions): Promise<HttpServer> => {
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const parts = await options.ready();
    const ready = Object.values(parts).every(Boolean);
    return context.json({ ready, ...parts }, ready ? 200 : 503);
  });

  const metrics = createMetrics(options.queues);
  app.use('/metrics', async (context, next) =>
    mayAdmin(context, options.adminToken) ? next() : refuse(options.adminToken),
  );
  app.get('/metrics', async (context) =>
    context.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  );
  for (const path of ['/queues', '/queues/*']) {
    app.use(path, async (context, next) =>
      mayAdmin(context, options.adminToken) ? next() : refuse(options.adminToken),
    );
  }
  if (options.board !== undefined) app.route('/queues', options.board('/queues'));

  const { webhook } = options;
  if (webhook !== undefined) {
    app.post(webhook.path, async (context) => {
      const update: unknown = await context.req.json().catch(() => undefined);
      const outcome = await webhook.receive(context.req.header('x-telegram-bot-api-secret-token'), update);
      return context.body(null, outcome === 'ok' ? 200 : outcome === 'unauthorized' ? 401 : 400);
    });
  }
  // What a gateway says in its call is not read: the answer is fetched from the gateway itself.
  app.post('/callbacks/:gateway/:secret', async (context) => {
    const { gateway, secret } = context.req.param();
    return context.body(null, (await options.called(gateway, secret)) ? 200 : 404);
  });
  app.get('/media/:key/:name', async (context) => {
    const { key, name } = context.req.param();
    return serveMedia(options.media, key, name, context.req.header('range'));
  });
  if (options.web !== undefined) app.route('/', options.web);
  return listen(app.fetch, options);
};

type Context = { req: { header(name: string): string | undefined }; env: { incoming: IncomingMessage } };

/** With a token set, who shows it; else who sits at this machine. */
const mayAdmin = (context: Context, token: string | undefined): boolean => {
  const given = context.req.header('authorization') ?? '';
  if (token !== undefined) {
    const basic = /^Basic (.+)$/.exec(given)?.[1];
    const password =
      basic === undefined ? undefined : Buffer.from(basic, 'base64').toString().split(':').slice(1).join(':');
    return given === `Bearer ${token}` || password === token;
  }
  const from = context.env.incoming.socket.remoteAddress ?? '';
  const direct =
    context.req.header('x-forwarded-for') === undefined && context.req.header('forwarded') === undefined;
  return direct && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(from);
};

const refuse = (token: string | undefined): Response =>
  token === undefined
    ? new Response('This page is open on the machine itself only. Set ADMIN_TOKEN to open it elsewhere.\n', {
        status: 403,
      })
    : new Response('This page wants the ADMIN_TOKEN.\n', {
        status: 401,
        headers: { 'www-authenticate': 'Basic realm="Minstrel"' },
      });

const createMetrics = (queues: Queues): Registry => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const jobs = new Gauge({
    name: 'minstrel_queue_jobs',
    help: 'Jobs in each queue by state.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    collect: async () => {
      for (const queue of queues.queues) {
        const counts = await queue.getJobCounts('active', 'waiting', 'delayed', 'prioritized');
        for (const [state, count] of Object.entries(counts)) jobs.set({ queue: queue.name, state }, count);
      }
    },
  });
  return registry;
};

const types: Record<string, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mid: 'audio/midi',
  zip: 'application/zip',
  lrc: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** Serves a file of the shelf, whole or in part: players seek by ranges. A key never gets another content. */
const serveMedia = async (
  media: MediaLibrary,
  key: string,
  name: string,
  range: string | undefined,
): Promise<Response> => {
  let bytes: Buffer;
  try {
    bytes = await media.read(key);
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    return error.code === 'lost'
      ? new Response('This file is not here any more.\n', { status: 404 })
      : new Response('This file cannot be read right now. Try again in a minute.\n', { status: 503 });
  }
  const headers: Record<string, string> = {
    'content-type': types[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; media-src 'self'; sandbox",
  };
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (asked === null || (asked[1] === '' && asked[2] === ''))
    return new Response(new Uint8Array(bytes), { headers });
  const last = bytes.length - 1;
  const start = asked[1] === '' ? Math.max(0, bytes.length - Number(asked[2])) : Number(asked[1]);
  const end = asked[1] === '' || asked[2] === '' ? last : Math.min(last, Number(asked[2]));
  if (start > end)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } });
  headers['content-range'] = `bytes ${start}-${end}/${bytes.length}`;
  return new Response(new Uint8Array(bytes.subarray(start, end + 1)), { status: 206, headers });
};

const listen = (fetch: Parameters<typeof serve>[0]['fetch'], options: HttpOptions): Promise<HttpServer> => {
  const open = (port: number): Promise<Server> =>
    new Promise((answer, reject) => {
      const server = serve({ fetch, port, hostname: options.host }, () => answer(server as Server)) as Server;
      server.once('error', reject);
    });
  const opened = open(options.port ?? 3000).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (options.port === undefined) return open(0);
    throw new Error(`Port ${options.port} is taken by another program. Set PORT to a free one.`);
  });
  return opened.then((server) => {
    const place = server.address();
    const port = typeof place === 'object' && place !== null ? place.port : 0;
    return {
      port,
      url: `http://localhost:${port}`,
      close: () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          // Browsers hold event streams open for ever.
          server.closeAllConnections();
        }),
    };
  });
};
