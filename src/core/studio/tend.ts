import { awaitsGateway } from '../reduce.js';
import type { StudioPorts } from './ports.js';
import { enqueue } from './submit.js';

/**
 * Looks after unfinished generations that nobody touched for a while: whatever was lost between a record and its job
 * (a kill, a restarted Redis) is put back to work. Putting to work what already works changes nothing.
 */
export const createTend = (ports: StudioPorts) => async (): Promise<number> => {
  const now = ports.clock();
  const ids = await ports.generations.neglected(now - ports.timing.neglectMs, now, 500);
  for (const generation of await ports.generations.loadMany(ids)) {
    if (generation === undefined) continue;
    const { id, provider, state } = generation;
    if (state.step === 'queued' || state.step === 'submitting') await enqueue(ports, generation);
    if (state.step === 'delivering') await ports.carrier.deliver(generation.address.platform, id);
    if (generation.ticket !== undefined && awaitsGateway(generation)) {
      await ports.inFlight.remind(generation.ticket.provider ?? provider, id, now);
    }
  }
  return ids.length;
};
