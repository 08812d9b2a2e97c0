import type { Deps } from '../ports/deps.js';
import { StorageError } from '../ports/storage.js';

/** How often a note is tried; with `insistMs` of half a second that bridges a Redis restart of half a minute. */
const tries = 7;

/**
 * Writes down what must not be forgotten, such as what a paid call came to: when the memory is away for a moment, it
 * is tried again, a little later each time.
 */
export const retryWrite = async <T>(
  deps: Deps<'clock' | 'settings'>,
  write: () => Promise<T>,
): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof StorageError) || tried >= tries) throw error;
      await deps.clock.sleep(deps.settings.timing.retryWriteMs * 2 ** (tried - 1));
    }
  }
};
