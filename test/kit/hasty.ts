import type { AppOverrides } from '../../src/app.js';

/** Everything a test wants faster than people do; the order of things is the same. */
export const hasty: AppOverrides = {
  timing: {
    submitLeaseMs: 1500,
    patienceMs: 3000,
    giveUpMs: 60_000,
    neglectMs: 400,
    pollLeaseMs: 800,
    unknownGraceMs: 2000,
  },
  pace: { beatMs: 100, tendMs: 300, lockMs: 1200 },
  rhythm: { firstMs: 100, everyMs: 100 },
};
