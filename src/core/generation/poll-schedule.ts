import type { Capabilities } from '../domain/capability.js';

/** How much rarer a gateway is asked that tells by itself when it is done. */
const behindCallbacks = 3;

/** The interval for one song: slower where the gateway calls us, because asking is then only the safety net. */
export const pollIntervals = (capabilities: Capabilities, called: boolean): Capabilities['pollInterval'] => {
  const { pollInterval: interval } = capabilities;
  if (!called || capabilities.callbacks !== true) return interval;
  return { firstMs: interval.firstMs * behindCallbacks, everyMs: interval.everyMs * behindCallbacks };
};

/**
 * When to ask next. Times are rounded up to a beat shared by all songs of a gateway, so that one request asks for
 * many; the older a song, the longer the pause, up to six beats.
 */
export const nextPoll = (interval: Capabilities['pollInterval'], acceptedAt: number, now: number): number => {
  const age = now - acceptedAt;
  if (age === 0) return Math.ceil((now + interval.firstMs) / interval.everyMs) * interval.everyMs;
  const wait = interval.everyMs * Math.min(6, 1 + Math.floor(age / 180_000));
  // Whoever asks is a little behind the beat: rounded up, every second one would be left out.
  return Math.floor((now + wait) / interval.everyMs) * interval.everyMs;
};
