import type { Log } from '../core/index.js';

/** What is running, in the order it was started. */
export type Lifecycle = {
  /** Remembers how to stop something that has just been started. */
  started(name: string, stop: () => Promise<unknown> | unknown): void;
  /** Stops everything, last started first; what hangs is left behind after `deadlineMs`. */
  stop(): Promise<void>;
};

/** How long one part may take to stop: a submit in flight is awaited, and that is up to a minute. */
const deadlineMs = 75_000;

/** Starts in order, stops in reverse. */
export const createLifecycle = (log: Log): Lifecycle => {
  const running: { name: string; stop: () => Promise<unknown> | unknown }[] = [];
  return {
    started: (name, stop) => {
      running.push({ name, stop });
    },
    stop: async () => {
      for (let part = running.pop(); part !== undefined; part = running.pop()) {
        const { name, stop } = part;
        let timer: NodeJS.Timeout | undefined;
        const deadline = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error('took too long')), deadlineMs);
        });
        try {
          await Promise.race([stop(), deadline]);
        } catch (error) {
          log.warn(
            { part: name, reason: error instanceof Error ? error.message : String(error) },
            'did not stop in order',
          );
        } finally {
          clearTimeout(timer);
        }
      }
    },
  };
};
