import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Context, Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { Queues } from '../queue/index.js';

type Bindings = { incoming: IncomingMessage };
type Env = { Bindings: Bindings };

/** What the pages for operators show, and to whom. */
export type AdminOptions = {
  /** Unset: the pages are open to this machine alone. */
  adminToken: string | undefined;
  queues: Queues;
  /** Builds the page that shows the queues, served under `base`. Called at its first request. */
  board(base: string): Promise<Hono>;
};

/** Milliseconds between two samples of the event loop's delay; the library's 10 keep an idle process busy. */
const eventLoopMonitoringPrecision = 100;

/**
 * The pages for operators, /metrics and /queues. Their libraries are loaded at the first request: most bots are never
 * asked.
 */
export const createAdminRoutes = ({ adminToken, queues, board }: AdminOptions): Hono<Env> => {
  const routes = new Hono<Env>();
  for (const path of ['/metrics', '/queues', '/queues/*']) {
    routes.use(path, async (context, next) => (isAdmin(context, adminToken) ? next() : refuse(adminToken)));
  }

  const openMetrics = once(() => createMetrics(queues));
  routes.get('/metrics', async (context) => {
    const metrics = await openMetrics();
    return context.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType });
  });

  const openBoard = once(async () => new Hono().route('/queues', await board('/queues')));
  const serveBoard = async ({ req, env }: Context<Env>) => (await openBoard()).fetch(req.raw, env);
  routes.all('/queues', serveBoard);
  routes.all('/queues/*', serveBoard);
  return routes;
};

/** True for who shows the token as a bearer or as the password of Basic authentication; without a token, for this machine. */
const isAdmin = (context: Context<Env>, token: string | undefined): boolean => {
  if (token === undefined) return isFromThisMachine(context);
  const [, scheme = '', credentials = ''] =
    /^(bearer|basic) (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return isSame(credentials, token);
  // RFC 7617: everything after the first colon is the password.
  const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(credentials, 'base64').toString()) ?? [];
  return isSame(password, token);
};

/** Compares digests, so that the time tells neither the length nor the first difference. */
const isSame = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** False for what a proxy on this machine forwards. */
const isFromThisMachine = ({ req, env }: Context<Env>): boolean =>
  req.header('x-forwarded-for') === undefined &&
  req.header('forwarded') === undefined &&
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(env.incoming.socket.remoteAddress ?? '');

const refuse = (token: string | undefined): Response =>
  token === undefined
    ? new Response(
        'This page is open on the machine itself only. Set ADMIN_TOKEN to open it from other machines.\n',
        {
          status: 403,
        },
      )
    : new Response('This page wants the ADMIN_TOKEN.\n', {
        status: 401,
        headers: { 'www-authenticate': 'Basic realm="Minstrel"' },
      });

const createMetrics = async (queues: Queues): Promise<Registry> => {
  const { collectDefaultMetrics, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision });
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

/** Builds at the first call; after a failure the next call builds again. */
const once = <Value>(build: () => Promise<Value>): (() => Promise<Value>) => {
  let built: Promise<Value> | undefined;
  return () => {
    built ??= build().catch((error: unknown) => {
      built = undefined;
      throw error;
    });
    return built;
  };
};
