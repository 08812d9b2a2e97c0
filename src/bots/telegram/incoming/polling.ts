import type { Api } from 'grammy';
import type { Log } from '../../../core/index.js';
import { toGrammySignal } from '../api.js';
import { describeError, isConflict, isWrongToken } from '../errors.js';
import { createBackoff } from './backoff.js';
import { allowedUpdates } from './update.js';

/** How long Telegram holds a request when there are no updates, in seconds. */
const pollSeconds = 30;
const confirmTimeoutMs = 3000;

/** Running polling; `stop` aborts the open request and waits for the updates that are being handled. */
export type Polling = { stop(): Promise<void>; ready(): boolean };

/**
 * Polls for updates with getUpdates. A batch is confirmed by the next request, and only after `handle` has resolved:
 * Telegram delivers again what was being handled when the process died.
 */
export const startPolling = (
  client: Api,
  handle: (updates: readonly unknown[]) => Promise<void>,
  log: Log,
): Polling => {
  const stopping = new AbortController();
  let offset = 0;
  let confirmed = 0;
  let isReady = true;

  const poll = async (): Promise<void> => {
    const backoff = createBackoff(stopping.signal);
    while (!stopping.signal.aborted) {
      try {
        // After a failure Telegram answers at once, so that `ready` turns true as soon as it is reachable again.
        const timeout = isReady ? pollSeconds : 0;
        const parameters = { offset, timeout, allowed_updates: allowedUpdates };
        const updates = await client.getUpdates(parameters, toGrammySignal(stopping.signal));
        isReady = true;
        confirmed = offset;
        backoff.reset();
        await handle(updates);
        offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
      } catch (error) {
        if (stopping.signal.aborted) break;
        isReady = false;
        log.warn(
          { event: 'polling.failed', platform: 'telegram', reason: describeError(error) },
          messageFor(error),
        );
        await backoff.wait();
      }
    }
    isReady = false;
    // Without this request the next start would get the last batch again.
    if (offset > confirmed) {
      const signal = toGrammySignal(AbortSignal.timeout(confirmTimeoutMs));
      await client.getUpdates({ offset, limit: 1, timeout: 0 }, signal).catch(() => undefined);
    }
  };

  const polling = poll();
  return {
    async stop() {
      stopping.abort();
      await polling;
    },
    ready: () => isReady,
  };
};

const messageFor = (error: unknown): string => {
  if (isConflict(error)) {
    return 'Another process polls with the same Telegram token, and Telegram allows only one; retrying';
  }
  if (isWrongToken(error)) return 'Telegram no longer accepts the token; retrying';
  return 'Telegram is unreachable; retrying';
};
