import type { Generation } from '../../generation.js';
import { awaitsGateway } from '../../reduce.js';
import type { StudioPorts } from '../ports.js';
import { tendBooks } from './books.js';
import { settle } from './change.js';
import { createSubmit, enqueue } from './submit.js';

/**
 * Looks after unfinished generations that nobody touched for a while: whatever was lost between a record and its job
 * (a kill, a restarted Redis, a gateway taken out of use) is put back to work. Putting to work what already works
 * changes nothing, and what cannot be put to work keeps nobody else from it.
 */
export const createTend = (ports: StudioPorts) => async (): Promise<number> => {
  const now = ports.clock();
  await tendBooks(ports);
  const ids = await ports.generations.neglected(now - ports.timing.neglectMs, now, 500);
  for (const generation of await ports.generations.loadMany(ids)) {
    if (generation === undefined) continue;
    try {
      await lookAfter(ports, generation, now);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      ports.log.error(
        { id: generation.id, step: generation.state.step, reason },
        'could not be looked after',
      );
    }
  }
  return ids.length;
};

const lookAfter = async (ports: StudioPorts, generation: Generation, now: number): Promise<void> => {
  const { id, provider, state, ticket } = generation;
  if (state.step === 'queued' || state.step === 'submitting') {
    if (ports.providers.has(provider)) return enqueue(ports, generation);
    // Its gateway was taken out of use, and with it the queue: the step itself finds another one, or says so.
    await createSubmit(ports)(id, new AbortController().signal);
    return;
  }
  if (state.step === 'delivering') await ports.carrier.deliver(generation.address.platform, id);
  if (ticket === undefined || !awaitsGateway(generation)) return;
  if (ports.providers.has(ticket.provider)) return ports.inFlight.remind(ticket.provider, id, now);
  if (state.step === 'running' && now - ticket.at > ports.timing.giveUpMs) {
    const fact = { kind: 'failed', at: now, fault: 'timed_out', detail: '', charge: 'made' } as const;
    await settle(ports, id, fact, generation);
  }
};
