import type { AppOverrides } from '../../src/app/app.js';

/**
 * The timing of a bot under test: intervals are short, so that nobody waits for a poll; leases are long, so that a
 * busy machine loses none.
 */
export const fastTiming: AppOverrides = {
  timing: {
    graceMs: 0,
    submitLeaseMs: 20_000,
    waitForProviderMs: 3000,
    pollTimeoutMs: 60_000,
    idleMs: 400,
    pollLeaseMs: 5000,
    unknownGraceMs: 2000,
  },
  pace: { pollMs: 100, reconcileMs: 300, lockMs: 10_000 },
  pollInterval: { firstMs: 100, everyMs: 100 },
};

/** The timing where a process is killed: its leases end soon, so that another process takes over. */
export const crashTiming: AppOverrides = {
  ...fastTiming,
  timing: { ...fastTiming.timing, submitLeaseMs: 1500, pollLeaseMs: 800 },
  pace: { ...fastTiming.pace, lockMs: 2500 },
};

/** Counts what people do within minutes instead of seconds, so that a busy machine finishes a flood in time. */
export const longFloodWindow: AppOverrides['wrap'] = (deps) => {
  const { rateLimiter } = deps.store;
  const count: typeof rateLimiter.count = (name, withinMs) => rateLimiter.count(name, withinMs * 20);
  return { ...deps, store: { ...deps.store, rateLimiter: { ...rateLimiter, count } } };
};
