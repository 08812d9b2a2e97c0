import type { ProviderId } from '../domain/take.js';
import type { Deps } from '../ports/deps.js';

/**
 * Handles a callback: a gateway says that a generation is done. It is a hint, not the truth: the generation is polled now
 * instead of later. A hint that comes early, twice or for nothing changes nothing.
 */
export const createProviderCallback =
  (deps: Deps<'clock' | 'log' | 'store'>) =>
  async (provider: ProviderId, id: string): Promise<void> => {
    const isScheduled = await deps.store.pollSchedule.pollNow(provider, id, deps.clock.now());
    deps.log.info({ event: 'callback.received', id, provider, isScheduled }, 'Callback received');
  };
