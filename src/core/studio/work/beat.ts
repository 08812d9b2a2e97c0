import type { Capabilities } from '../../gateway.js';

/** How much rarer a gateway is asked that tells by itself when it is done. */
const behindCallbacks = 3;

/** The rhythm for one song: slower where the gateway calls us, because asking is then only the safety net. */
export const rhythmOf = (capabilities: Capabilities, called: boolean): Capabilities['rhythm'] => {
  const { rhythm } = capabilities;
  if (!called || capabilities.callbacks !== true) return rhythm;
  return { firstMs: rhythm.firstMs * behindCallbacks, everyMs: rhythm.everyMs * behindCallbacks };
};

/**
 * When to ask next. Times are rounded up to a beat shared by all songs of a gateway, so that one request asks for
 * many; the older a song, the longer the pause, up to six beats.
 */
export const nextPoll = (rhythm: Capabilities['rhythm'], acceptedAt: number, now: number): number => {
  const age = now - acceptedAt;
  if (age === 0) return Math.ceil((now + rhythm.firstMs) / rhythm.everyMs) * rhythm.everyMs;
  const wait = rhythm.everyMs * Math.min(6, 1 + Math.floor(age / 180_000));
  // Whoever asks is a little behind the beat: rounded up, every second one would be left out.
  return Math.floor((now + wait) / rhythm.everyMs) * rhythm.everyMs;
};
