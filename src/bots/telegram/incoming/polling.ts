import type { Api } from 'grammy';
import type { Log } from '../../../core/index.js';
import { signalFor } from '../api.js';
import { describeError, isConflict, isWrongToken } from '../errors.js';
import { allowedUpdates } from './update.js';

/** An open ear: `stop` cuts the waiting call at once and lets what is being handled finish. */
export type Polling = { stop(): Promise<void>; ready(): boolean };

/**
 * Listens by getUpdates. A batch is confirmed by asking for the next one, and only after `handle` is done with it: what
 * was being handled when the process died is delivered again.
 */
export const startPolling = (
  api: Api,
  handle: (updates: readonly unknown[]) => Promise<void>,
  log: Log,
): Polling => {
  const stopping = new AbortController();
  let offset = 0;
  let confirmed = 0;
  let isReady = true;

  const listen = async (): Promise<void> => {
    const pause = createPause(stopping.signal);
    while (!stopping.signal.aborted) {
      try {
        // After trouble the answer comes at once, so that it is known soon whether all is well again.
        const timeout = isReady ? 30 : 0;
        const wanted = { offset, timeout, allowed_updates: allowedUpdates };
        const updates = await api.getUpdates(wanted, signalFor(stopping.signal));
        isReady = true;
        confirmed = offset;
        pause.reset();
        await handle(updates);
        offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
      } catch (error) {
        if (stopping.signal.aborted) break;
        isReady = false;
        log.warn({ platform: 'telegram', error: describeError(error) }, sentenceFor(error));
        await pause.wait();
      }
    }
    isReady = false;
    // Without this the last batch would be delivered again at the next start.
    if (offset > confirmed) {
      const soon = signalFor(AbortSignal.timeout(3000));
      await api.getUpdates({ offset, limit: 1, timeout: 0 }, soon).catch(() => undefined);
    }
  };

  const listening = listen();
  return {
    async stop() {
      stopping.abort();
      await listening;
    },
    ready: () => isReady,
  };
};

/** Waits longer from time to time, from half a second up to half a minute; ends early when the signal aborts. */
export const createPause = (signal: AbortSignal) => {
  let ms = 500;
  return {
    reset: () => {
      ms = 500;
    },
    wait: async (): Promise<void> => {
      const length = ms;
      ms = Math.min(30_000, ms * 2);
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, length);
        signal.addEventListener('abort', end);
      });
    },
  };
};

const sentenceFor = (error: unknown): string => {
  if (isConflict(error)) {
    return 'Another process listens with the same Telegram token, and Telegram allows one. I keep trying.';
  }
  if (isWrongToken(error)) return 'Telegram does not accept the token any more. I keep trying.';
  return 'Telegram cannot be reached. I keep trying.';
};
