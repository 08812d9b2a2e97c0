import type { AppOverrides } from '../../src/app/app.js';

/** Everything a test wants faster than people do; the order of things is the same. */
export const fastTiming: AppOverrides = {
  timing: {
    submitLeaseMs: 1500,
    waitForProviderMs: 3000,
    pollTimeoutMs: 60_000,
    idleMs: 400,
    pollLeaseMs: 800,
    unknownGraceMs: 2000,
  },
  pace: { pollMs: 100, reconcileMs: 300, lockMs: 1200 },
  pollInterval: { firstMs: 100, everyMs: 100 },
};
