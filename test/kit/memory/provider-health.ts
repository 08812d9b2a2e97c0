import type { ProviderHealth } from '../../../src/core/index.js';

/** How soon callers look at a paused gateway again. */
const pausedMs = 60_000;

/** Cool-downs and pauses in memory. */
export const createMemoryHealth = (clock: () => number): ProviderHealth => {
  const coolDowns = new Map<string, { until: number; reason: string }>();
  const paused = new Set<string>();
  return {
    coolDown: async (provider, reason, forMs) =>
      void coolDowns.set(provider, { until: clock() + forMs, reason }),
    pause: async (provider) => void paused.add(provider),
    resume: async (provider) => void paused.delete(provider),
    recovered: async (provider, reasons) => {
      if (reasons.includes(coolDowns.get(provider)?.reason ?? '')) coolDowns.delete(provider);
    },
    coolingDown: async () =>
      new Map([
        ...[...coolDowns]
          .filter(([, { until }]) => until > clock())
          .map(([id, { until, reason }]) => [id, { forMs: until - clock(), reason }] as const),
        ...[...paused].map((id) => [id, { forMs: pausedMs, reason: 'paused' }] as const),
      ]),
  };
};
