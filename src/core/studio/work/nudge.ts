import type { ProviderId } from '../../gateway.js';
import type { StudioPorts } from '../ports.js';

/**
 * A gateway says that a song is done. That is a hint and never the truth: the song is asked for now instead of later.
 * A hint that comes early, twice or for nothing changes nothing.
 */
export const createNudge =
  (ports: StudioPorts) =>
  async (provider: ProviderId, id: string): Promise<void> => {
    const known = await ports.inFlight.hasten(provider, id, ports.clock());
    ports.log.info({ id, provider, known }, 'the gateway called');
  };
