import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { dialects } from './dialects/index.js';
import { createEngine, type Engine } from './engine.js';
import { createFaults, type Fault } from './faults.js';
import { createCallbacks } from './http/callbacks.js';
import { createRouter } from './http/router.js';
import { type Charge, createLedger, type ReceivedRequest } from './ledger.js';
import { createMediaRenderer } from './rendering/renderer.js';
import { createMemoryJournal, openJournal } from './saved-state.js';
import type { Task } from './types.js';

/** The settings of a sandbox; each has a default. */
export type SandboxOptions = {
  /** Port on loopback; by default that of the last run in the same directory if it is free, else any free one. */
  readonly port?: number | undefined;
  /** The clock in milliseconds since 1970; Date.now by default. */
  readonly now?: (() => number) | undefined;
  /** Milliseconds from an order to its first finished song, 20 seconds by default. */
  readonly pace?: number | undefined;
  /** Another seed makes other songs of the same words. */
  readonly seed?: number | undefined;
  /** Makes songs of one to two seconds, for tests. */
  readonly quick?: boolean | undefined;
  /** The folder that keeps tasks and charges across restarts; by default they are kept in memory. */
  readonly directory?: string | undefined;
  /** Milliseconds before every answer, 0 by default. */
  readonly latencyMs?: number | undefined;
  /** Milliseconds that an answer with the fault `slow` takes, 3 seconds by default. */
  readonly slowMs?: number | undefined;
  /** The API keys that are accepted; any key by default. */
  readonly keys?: readonly string[] | undefined;
  /** The number of tasks, of charges and of requests to keep, 20,000 by default. */
  readonly keep?: number | undefined;
};

/** Simulated music gateways and their CDN on loopback, which compose short real audio. */
export type Sandbox = {
  /** The address without a trailing slash, such as http://127.0.0.1:40123; media links begin with it. */
  readonly url: string;
  /** The names of the simulated gateways. */
  readonly gateways: readonly string[];
  /** The base address of a simulated gateway, to use in place of the real one's. */
  readonly urlOf: (gateway: string) => string;
  /** Accepted orders that cost money, oldest first. */
  readonly charges: readonly Charge[];
  /** Requests to gateways and CDN, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Deletes charges and requests. */
  readonly clear: () => void;
  /** Adds a fault for the next matching requests; returns a function that removes it. */
  readonly fail: (fault: Fault) => () => void;
  readonly close: () => Promise<void>;
};

/** Bytes of rendered media that are cached. */
const mediaCacheBytes = 64 * 1024 * 1024;

/** Starts a sandbox and resolves once it listens. */
export const createSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { now = Date.now, pace = 20_000, seed = 1, quick = false, keep = 20_000, directory } = options;
  const { latencyMs = 0, slowMs = 3000, keys } = options;
  const journal = directory === undefined ? createMemoryJournal() : openJournal(directory, keep);
  const faults = createFaults();
  const closing = new AbortController();
  let url = '';

  const ledger = createLedger(
    keep,
    (gateway, id) => isRefunded(engine, gateway, id),
    () => journal.write({ cleared: now() }),
  );
  const charge = (task: Task) => ledger.charge(chargeOf(task));
  const callbacks = createCallbacks({
    faults,
    isDone: (task) => engine.isDone(task),
    body: (task) => dialectOf(task.gateway)?.callback?.(task, engine),
    slowMs,
  });
  const engine = createEngine({
    now,
    pace,
    seed,
    quick,
    keep,
    journal,
    charge,
    scheduleCallback: callbacks.schedule,
    baseUrl: () => url,
  });
  for (const task of journal.charged) charge(task);
  for (const task of journal.tasks) if (task.callback && !engine.isDone(task)) callbacks.schedule(task);

  const media = createMediaRenderer(mediaCacheBytes, quick ? 'draft' : 'full');
  const timing = { now, latencyMs, slowMs };
  const router = createRouter({
    dialects,
    engine,
    media,
    faults,
    ledger,
    keys,
    closing: closing.signal,
    ...timing,
  });
  const server = createAdaptorServer({ fetch: router.fetch }) as Server;
  const port = await listen(server, options.port ?? journal.port ?? 0, options.port === undefined);
  if (port !== journal.port) journal.write({ port });
  url = `http://127.0.0.1:${port}`;

  return {
    url,
    gateways: dialects.map((dialect) => dialect.gateway),
    urlOf: (gateway) => {
      if (!dialectOf(gateway)) throw new RangeError(`The sandbox does not simulate ${gateway}.`);
      return `${url}/${gateway}`;
    },
    get charges() {
      return ledger.charges();
    },
    get requests() {
      return ledger.requests();
    },
    clear: ledger.clear,
    fail: faults.add,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        callbacks.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const dialectOf = (gateway: string) => dialects.find((dialect) => dialect.gateway === gateway);

const isRefunded = (engine: Engine, gateway: string, id: string): boolean => {
  const task = dialectOf(gateway)?.refunds ? engine.task(gateway, id) : undefined;
  return task !== undefined && engine.taskProgress(task).stage === 'failed';
};

const chargeOf = ({ gateway, account, operation, at, id, credits, generations }: Task) => ({
  gateway,
  account,
  operation,
  at,
  id,
  ...(credits === undefined ? {} : { credits }),
  ...(generations === undefined ? {} : { generations }),
});

/** Listens on loopback; with `anyIfTaken`, a port that is in use is replaced by any free one. */
const listen = (server: Server, port: number, anyIfTaken: boolean): Promise<number> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.removeListener('listening', onListening);
      if (anyIfTaken && port !== 0 && error.code === 'EADDRINUSE')
        listen(server, 0, false).then(resolve, reject);
      else reject(error);
    };
    const onListening = () => {
      server.removeListener('error', onError);
      resolve((server.address() as AddressInfo).port);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(port, '127.0.0.1');
  });
