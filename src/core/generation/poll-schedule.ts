import type { Capabilities } from '../domain/capability.js';

/** By how much the interval grows for a gateway that calls back. */
const callbackFactor = 3;

/** The poll interval of one generation. It is longer where the gateway calls back: polling is then only the safety net. */
export const pollIntervals = (
  capabilities: Capabilities,
  hasCallback: boolean,
): Capabilities['pollInterval'] => {
  const { pollInterval: interval } = capabilities;
  if (!hasCallback || capabilities.callbacks !== true) return interval;
  return { firstMs: interval.firstMs * callbackFactor, everyMs: interval.everyMs * callbackFactor };
};

/**
 * When to poll next, in milliseconds since 1970. Times fall on ticks shared by all generations of a gateway, so that one
 * request asks about many. The older a generation, the longer the pause, up to six intervals.
 */
export const nextPoll = (interval: Capabilities['pollInterval'], acceptedAt: number, now: number): number => {
  const age = now - acceptedAt;
  if (age === 0) return Math.ceil((now + interval.firstMs) / interval.everyMs) * interval.everyMs;
  const wait = interval.everyMs * Math.min(6, 1 + Math.floor(age / 180_000));
  // A poll runs a little after its tick: rounding up would skip every second one.
  return Math.floor((now + wait) / interval.everyMs) * interval.everyMs;
};
