import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Dialect } from '../dialects/dialect.js';
import type { Engine } from '../engine.js';
import type { Faults, RouteKind } from '../faults.js';
import type { Ledger } from '../ledger.js';
import type { MediaRenderer } from '../rendering/renderer.js';
import { clipIdOf, serveFile, serveStream } from './cdn.js';
import { addControlRoutes } from './control.js';
import { callDialect } from './dispatch.js';
import { type HttpContext, type PendingReply, send } from './reply.js';

export type RouterDeps = {
  readonly dialects: readonly Dialect[];
  readonly engine: Engine;
  readonly media: MediaRenderer;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly latencyMs: number;
  /** Milliseconds that a slow reply takes. */
  readonly slowMs: number;
  /** The API keys that are accepted; any key when undefined. */
  readonly keys: readonly string[] | undefined;
  /** Aborted when the sandbox closes. */
  readonly closing: AbortSignal;
};

/** Builds the HTTP routes: each gateway under its name, the CDN, and the control routes for tests. */
export const createRouter = (deps: RouterDeps): Hono<{ Bindings: HttpBindings }> => {
  const app = new Hono<{ Bindings: HttpBindings }>();

  /** Records a request and replies to it, with the fault that was set for it. */
  const reply = async (
    context: HttpContext,
    gateway: string | undefined,
    kind: RouteKind | undefined,
    make: () => Promise<PendingReply>,
  ) => {
    const { method, path } = context.req;
    deps.ledger.record({ gateway: gateway ?? 'cdn', method, path, at: deps.now() });
    const fault = deps.faults.take({ gateway, kind, method, path });
    if (deps.latencyMs > 0) await sleep(deps.latencyMs);
    return send(context, fault, make, deps.slowMs);
  };

  for (const dialect of deps.dialects) {
    app.all(`/${dialect.gateway}/*`, (context) => {
      const path = context.req.path
        .slice(dialect.gateway.length + 1)
        .replace(/\/{2,}/g, '/')
        .replace(/(.)\/$/, '$1');
      const matching = dialect.routes.filter((route) => route.pattern.test(path));
      const route = matching.find(({ method }) => method === context.req.method);
      const kind = (route ?? matching[0])?.kind;
      return reply(context, dialect.gateway, kind, () => callDialect(deps, dialect, route, path, context));
    });
  }
  app.get('/cdn/:file', (context) => {
    const file = context.req.param('file');
    const gateway = deps.engine.clipAnywhere(clipIdOf(file))?.gateway;
    return reply(context, gateway, 'media', () => serveFile(deps, file));
  });
  app.get('/audiopipe/', (context) => {
    const id = context.req.query('item_id') ?? '';
    const gateway = deps.engine.clipAnywhere(id)?.gateway;
    return reply(context, gateway, 'media', () => serveStream(deps, id));
  });
  addControlRoutes(app, deps);
  app.get('/', (context) =>
    context.text('Minstrel sandbox: pretended music gateways, no real songs, no real money.\n'),
  );
  return app;
};
