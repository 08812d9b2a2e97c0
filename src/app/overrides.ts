import type { Capabilities, Clock, CoreDeps, Timing } from '../core/index.js';
import type { WorkerPace } from '../queue/index.js';
import type { SandboxOptions } from '../sandbox/index.js';

/** What tests and benchmarks set otherwise; a bot runs with none of it. */
export type AppOverrides = {
  clock?: Clock | undefined;
  timing?: Partial<Timing> | undefined;
  pace?: Partial<WorkerPace> | undefined;
  pollInterval?: Capabilities['pollInterval'] | undefined;
  sandbox?: SandboxOptions | undefined;
  /** Keeps several bots apart in one Redis. */
  prefix?: string | undefined;
  /** Wraps what core is given, to count its calls or to break them. */
  wrap?: ((deps: CoreDeps) => CoreDeps) | undefined;
};
