import type { IncomingMessage, Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { MediaLibrary } from '../core/index.js';
import { type AdminOptions, createAdminRoutes } from './admin.js';
import { serveMedia } from './media.js';

/** What the HTTP server shows, and to whom. */
export type HttpOptions = AdminOptions & {
  host: string;
  /** Unset: 3000, or, when that is taken, any free one. */
  port: number | undefined;
  media: MediaLibrary;
  /** Whether each part of the bot is ready, by name. */
  ready(): Promise<Record<string, boolean>>;
  webhook:
    | {
        path: string;
        receive(secret: string | undefined, update: unknown): Promise<'ok' | 'unauthorized' | 'bad'>;
      }
    | undefined;
  /** A gateway calls about a generation; false when the address was never given to it. */
  called(provider: string, secret: string): Promise<boolean>;
  web: Hono | undefined;
};

/** A server that listens. */
export type HttpServer = { url: string; port: number; close(): Promise<void> };

const usualPort = 3000;

/** Starts the server with all its routes; the web chat comes last, so that it hides none. */
export const startHttp = async (options: HttpOptions): Promise<HttpServer> => {
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const parts = await options.ready();
    const ready = Object.values(parts).every(Boolean);
    return context.json({ ready, ...parts }, ready ? 200 : 503);
  });
  app.route('/', createAdminRoutes(options));

  const { webhook } = options;
  if (webhook !== undefined) {
    app.post(webhook.path, async (context) => {
      const update: unknown = await context.req.json().catch(() => undefined);
      const outcome = await webhook.receive(context.req.header('x-telegram-bot-api-secret-token'), update);
      return context.body(null, outcome === 'ok' ? 200 : outcome === 'unauthorized' ? 401 : 400);
    });
  }
  // The body of a callback is not read: the result is fetched from the gateway itself.
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

type Fetch = Parameters<typeof serve>[0]['fetch'];

const listen = async (fetch: Fetch, { host, port }: HttpOptions): Promise<HttpServer> => {
  const open = (number: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = serve({ fetch, port: number, hostname: host }, () =>
        resolve(server as Server),
      ) as Server;
      server.once('error', reject);
    });
  const server = await open(port ?? usualPort).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (port === undefined) return open(0);
    throw new Error(`Port ${port} is taken by another program. Set PORT to a free one.`);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port: actual,
    url: `http://localhost:${actual}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Browsers keep event streams open without an end.
        server.closeAllConnections();
      }),
  };
};
