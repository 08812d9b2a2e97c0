import type { ProviderId } from '../domain/take.js';
import type { Deps } from '../ports/deps.js';

/**
 * A gateway says that a song is done. That is a hint and never the truth: the song is asked for now instead of later.
 * A hint that comes early, twice or for nothing changes nothing.
 */
export const createProviderCallback =
  (deps: Deps<'clock' | 'log' | 'store'>) =>
  async (provider: ProviderId, id: string): Promise<void> => {
    const known = await deps.store.pollSchedule.pollNow(provider, id, deps.clock.now());
    deps.log.info({ id, provider, known }, 'the gateway called');
  };
