import type { State } from './state.js';

const pollMs = 20;
const defaultTimeoutMs = 60_000;
const reportedRequests = 5;

/** A value without its falsy members. */
export type Truthy<Value> = Exclude<Value, false | null | undefined | 0 | ''>;

/**
 * Waits for the first truthy result of the condition, which is checked at every change of the simulated Discord and
 * every 20 ms. Rejects after the timeout, with the last requests of the bot.
 */
export const waitUntil = <Found>(
  state: State,
  condition: () => Found,
  label: string,
  timeoutMs = defaultTimeoutMs,
): Promise<Truthy<Found>> =>
  new Promise((resolve, reject) => {
    const stop = (settle: () => void) => {
      clearTimeout(timer);
      clearInterval(interval);
      unsubscribe();
      settle();
    };
    const check = () => {
      try {
        const found = condition();
        if (found) stop(() => resolve(found as Truthy<Found>));
      } catch (error) {
        stop(() => reject(error));
      }
    };
    const timer = setTimeout(() => {
      const last = state.requests
        .slice(-reportedRequests)
        .map(({ method, route, status }) => `${method} ${route} ${status}`);
      stop(() => reject(new Error(`Waited in vain for: ${label}. Last requests: ${last.join('; ')}`)));
    }, timeoutMs);
    const interval = setInterval(check, pollMs);
    const unsubscribe = state.onChange(check);
    check();
  });
