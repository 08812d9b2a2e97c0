import type { LoggedRequest } from './request-log.js';
import type { State } from './state.js';

const waitMs = 60_000;
const requestsInError = 8;

/**
 * Builds `until`: it resolves to the first value of `find` that is not undefined, null or false, and calls `find` again
 * after each change. It rejects after `timeoutMs`; `label` says in the error what did not happen.
 */
export const createUntil =
  (state: State, requests: readonly LoggedRequest[]) =>
  <T>(find: () => T | undefined | null | false, label: string, timeoutMs = waitMs): Promise<T> =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        state.listeners.delete(check);
      };
      const check = () => {
        try {
          const found = find();
          if (found === undefined || found === null || found === false) return;
          end();
          resolve(found);
        } catch (error) {
          end();
          reject(error);
        }
      };
      const timer = setTimeout(() => {
        end();
        const last = requests.slice(-requestsInError).map(({ method, status }) => `${method} ${status}`);
        const requestsText = `last requests: ${last.join(', ') || 'none'}`;
        reject(new Error(`Telegram did not see ${label} within ${timeoutMs} ms; ${requestsText}`));
      }, timeoutMs);
      state.listeners.add(check);
      check();
    });
