import type { Capabilities, Clock, CoreDeps, Timing } from '../core/index.js';
import type { WorkerPace } from '../queue/index.js';
import type { SandboxOptions } from '../sandbox/index.js';

/** What tests and benchmarks set differently; a bot in production runs with none of it. */
export type AppOverrides = {
  clock?: Clock | undefined;
  timing?: Partial<Timing> | undefined;
  pace?: Partial<WorkerPace> | undefined;
  pollInterval?: Capabilities['pollInterval'] | undefined;
  sandbox?: SandboxOptions | undefined;
  /** Separates several bots in one Redis. */
  prefix?: string | undefined;
  /** Wraps the dependencies of core, to count its calls or to make them fail. */
  wrap?: ((deps: CoreDeps) => CoreDeps) | undefined;
};
