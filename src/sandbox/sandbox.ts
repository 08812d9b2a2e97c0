import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createCallbacks } from './callbacks.js';
import { dialects } from './dialects/index.js';
import { createEngine } from './engine.js';
import { createFaults, type Fault } from './faults.js';
import { createMemoryJournal, openJournal } from './journal.js';
import { type Arrival, type Charge, createLedger } from './ledger.js';
import { createMediaMaker } from './media.js';
import { createRouter } from './router.js';
import type { Task } from './song.js';

/** How the sandbox is set up; every part has a default. */
export interface SandboxOptions {
  /** Port on loopback; by default that of the last run in the same directory if it is free, else any. */
  readonly port?: number | undefined;
  /** The clock in milliseconds since 1970; Date.now by default. */
  readonly now?: (() => number) | undefined;
  /** Milliseconds from an order to its first finished song, 20 seconds by default. */
  readonly pace?: number | undefined;
  /** Another seed makes other songs of the same words. */
  readonly seed?: number | undefined;
  /** Makes pieces of one to two seconds, for tests. */
  readonly quick?: boolean | undefined;
  /** Where tasks and charges are kept across restarts; by default they are forgotten. */
  readonly directory?: string | undefined;
  /** Milliseconds before every answer, 0 by default. */
  readonly latencyMs?: number | undefined;
  /** Milliseconds that an answer with the trouble `slow` takes, 3 seconds by default. */
  readonly slowMs?: number | undefined;
  /** API keys that are let in; any key by default. */
  readonly keys?: readonly string[] | undefined;
  /** Tasks, charges and requests kept, 20,000 of each by default. */
  readonly keep?: number | undefined;
}

/** Pretended music gateways and their CDN on loopback, composing short real audio. */
export interface Sandbox {
  /** Address without a slash at the end, such as http://127.0.0.1:40123; media links begin with it. */
  readonly url: string;
  /** Names of the gateways it can pretend to be. */
  readonly gateways: readonly string[];
  /** Base address of a pretended gateway, to be used in place of the real one's. */
  readonly urlOf: (gateway: string) => string;
  /** Accepted orders that cost money, oldest first. */
  readonly charges: readonly Charge[];
  /** Requests to gateways and CDN, oldest first. */
  readonly requests: readonly Arrival[];
  /** Empties charges and requests. */
  readonly clear: () => void;
  /** Makes trouble for the next fitting requests; what it gives back calls the rest off. */
  readonly fail: (fault: Fault) => () => void;
  readonly close: () => Promise<void>;
}

const mediaMemory = 64 * 1024 * 1024;

/** Starts a sandbox and resolves once it listens. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { now = Date.now, pace = 20_000, seed = 1, quick = false, keep = 20_000, directory } = options;
  const journal = directory === undefined ? createMemoryJournal() : openJournal(directory, keep);
  const faults = createFaults();
  const ledger = createLedger(keep, isRefunded, () => journal.write({ cleared: now() }));
  const charge = ({ gateway, account, operation, at, id, credits, generations }: Task) =>
    ledger.charge({ gateway, account, operation, at, id, ...present({ credits, generations }) });
  const ending = new AbortController();
  let url = '';
  const dialectOf = (gateway: string) => dialects.find((dialect) => dialect.gateway === gateway);
  const callbacks = createCallbacks({
    faults,
    isDone: (task) => house.isDone(task),
    body: (task) => dialectOf(task.gateway)?.callback?.(task, house),
    slowMs: options.slowMs ?? 3000,
  });
  const parts = { now, pace, seed, quick, keep, journal, charge, watch: callbacks.watch, baseUrl: () => url };
  const house = createEngine(parts);
  for (const task of journal.charged) charge(task);
  for (const task of journal.tasks) if (task.callback && !house.isDone(task)) callbacks.watch(task);

  function isRefunded(gateway: string, id: string): boolean {
    const task = dialectOf(gateway)?.refunds ? house.task(gateway, id) : undefined;
    return task !== undefined && house.taskProgress(task).stage === 'failed';
  }

  const door = createRouter({
    dialects,
    house,
    media: createMediaMaker(mediaMemory),
    faults,
    ledger,
    now,
    latencyMs: options.latencyMs ?? 0,
    slowMs: options.slowMs ?? 3000,
    keys: options.keys,
    ending: ending.signal,
  });
  const server = createAdaptorServer({ fetch: door.fetch }) as Server;
  const port = await listen(server, options.port ?? journal.port ?? 0, options.port === undefined);
  if (port !== journal.port) journal.write({ port });
  url = `http://127.0.0.1:${port}`;

  return {
    url,
    gateways: dialects.map((dialect) => dialect.gateway),
    urlOf(gateway) {
      if (!dialects.some((dialect) => dialect.gateway === gateway)) {
        throw new RangeError(`The sandbox does not pretend to be ${gateway}.`);
      }
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
        ending.abort();
        callbacks.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Listens on loopback; a wished port that is taken gives way to any free one where that is allowed. */
function listen(server: Server, wished: number, yielding: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.removeListener('listening', listening);
      if (yielding && wished !== 0 && error.code === 'EADDRINUSE')
        listen(server, 0, false).then(resolve, reject);
      else reject(error);
    };
    const listening = () => {
      server.removeListener('error', failed);
      resolve((server.address() as AddressInfo).port);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(wished, '127.0.0.1');
  });
}

function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
