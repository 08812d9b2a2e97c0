import type { Deps } from '../ports/deps.js';
import { StorageError } from '../ports/store.js';

/** How often a write is tried. With `retryWriteMs` of half a second, that bridges a Redis restart of 30 s. */
const tries = 7;

/**
 * Retries a write that must not be lost, such as the answer to a paid call, while the store cannot be reached. Each pause
 * is twice as long as the one before.
 */
export const retryWrite = async <T>(
  deps: Deps<'clock' | 'settings'>,
  write: () => Promise<T>,
): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await write();
    } catch (error) {
      // A record that cannot be read stays so.
      const isPassing = error instanceof StorageError && error.code !== 'unreadable';
      if (!isPassing || tried >= tries) throw error;
      await deps.clock.sleep(deps.settings.timing.retryWriteMs * 2 ** (tried - 1));
    }
  }
};
