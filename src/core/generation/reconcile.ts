import type { Generation } from '../domain/generation.js';
import { awaitsGateway } from '../domain/reduce.js';
import type { CoreDeps } from '../ports/deps.js';
import { applyOutcome } from './apply-fact.js';
import { reconcileReservations } from './billing.js';
import { enqueue } from './enqueue.js';
import { createSubmit } from './submit.js';

/**
 * Looks after unfinished generations that nobody touched for a while: whatever was lost between a record and its job
 * (a kill, a restarted Redis, a gateway taken out of use) is put back to work. Putting to work what already works
 * changes nothing, and what cannot be put to work keeps nobody else from it.
 */
export const createReconcile = (deps: CoreDeps) => async (): Promise<number> => {
  const now = deps.clock.now();
  await reconcileReservations(deps);
  const ids = await deps.store.generations.idleSince(now - deps.settings.timing.idleMs, now, 500);
  for (const generation of await deps.store.generations.loadMany(ids)) {
    if (generation === undefined) continue;
    try {
      await reconcileOne(deps, generation, now);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      deps.log.error({ id: generation.id, step: generation.state.step, reason }, 'could not be looked after');
    }
  }
  return ids.length;
};

const reconcileOne = async (deps: CoreDeps, generation: Generation, now: number): Promise<void> => {
  const { id, provider, state, ticket } = generation;
  if (state.step === 'queued' || state.step === 'submitting') {
    if (deps.providers.inUse.has(provider)) return enqueue(deps, generation);
    // Its gateway was taken out of use, and with it the queue: the step itself finds another one, or says so.
    await createSubmit(deps)(id, new AbortController().signal);
    return;
  }
  if (state.step === 'delivering') await deps.queue.deliver(generation.address.platform, id);
  if (ticket === undefined || !awaitsGateway(generation)) return;
  if (deps.providers.inUse.has(ticket.provider))
    return deps.store.pollSchedule.putIfMissing(ticket.provider, id, now);
  if (state.step === 'running' && now - ticket.at > deps.settings.timing.pollTimeoutMs) {
    const fact = { kind: 'failed', at: now, fault: 'timed_out', detail: '', charge: 'made' } as const;
    await applyOutcome(deps, id, fact, generation);
  }
};
