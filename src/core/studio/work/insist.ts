import { MemoryError } from '../../ports.js';
import type { StudioPorts } from '../ports.js';

/** How often a note is tried; with `insistMs` of half a second that bridges a Redis restart of half a minute. */
const tries = 7;

/**
 * Writes down what must not be forgotten, such as what a paid call came to: when the memory is away for a moment, it
 * is tried again, a little later each time.
 */
export const insist = async <T>(
  ports: Pick<StudioPorts, 'timing' | 'pause'>,
  write: () => Promise<T>,
): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof MemoryError) || tried >= tries) throw error;
      await ports.pause(ports.timing.insistMs * 2 ** (tried - 1));
    }
  }
};
