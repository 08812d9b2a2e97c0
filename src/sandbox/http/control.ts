import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Fault, FaultKind, Faults, RouteKind } from '../faults.js';
import type { Ledger } from '../ledger.js';

const routeKinds: readonly string[] = ['submit', 'poll', 'media', 'callback'] satisfies RouteKind[];

/** Adds the routes by which tests in other processes read charges and requests, and set faults. */
export const addControlRoutes = (
  app: Hono<{ Bindings: HttpBindings }>,
  { ledger, faults }: { ledger: Ledger; faults: Faults },
): void => {
  app.get('/__sandbox/charges', (context) => context.json(ledger.charges()));
  app.get('/__sandbox/requests', (context) => context.json(ledger.requests()));
  app.delete('/__sandbox/charges', (context) => {
    ledger.clear();
    return context.body(null, 204);
  });
  app.post('/__sandbox/faults', async (context) => {
    const fault = parseFault(await context.req.json().catch(() => undefined));
    if (!fault)
      return context.json(
        { error: 'route (submit, poll, media, callback or /pattern/) and with are required' },
        400,
      );
    faults.add(fault);
    return context.body(null, 204);
  });
};

const parseFault = (value: unknown): Fault | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { gateway, route, times, with: kind } = value as Record<string, unknown>;
  if (typeof route !== 'string' || kind === undefined) return undefined;
  const pattern = /^\/(.+)\/$/.exec(route)?.[1];
  if (pattern === undefined && !routeKinds.includes(route)) return undefined;
  return {
    gateway: typeof gateway === 'string' ? gateway : undefined,
    route: pattern === undefined ? (route as RouteKind) : new RegExp(pattern),
    times: typeof times === 'number' ? times : undefined,
    with: kind as FaultKind,
  };
};
