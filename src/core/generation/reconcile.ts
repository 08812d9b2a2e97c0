import type { Generation } from '../domain/generation.js';
import { awaitsGateway } from '../domain/reduce.js';
import type { CoreDeps } from '../ports/deps.js';
import { applyOutcome } from './apply-fact.js';
import { reconcileReservations } from './billing.js';
import { enqueue } from './enqueue.js';
import { createSubmit } from './submit.js';

/**
 * Puts idle generations back to work. A job can be lost after its record was written: the process was killed, Redis was
 * restarted, a gateway was taken out of use. Queueing work that is queued already changes nothing, and one generation
 * that fails here does not stop the others. Returns how many were idle.
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
      const { step } = generation.state;
      deps.log.error({ event: 'reconcile.failed', id: generation.id, step, reason }, 'Reconciliation failed');
    }
  }
  return ids.length;
};

const reconcileOne = async (deps: CoreDeps, generation: Generation, now: number): Promise<void> => {
  const { id, provider, state, ticket } = generation;
  if (state.step === 'queued' || state.step === 'submitting') {
    if (deps.providers.inUse.has(provider)) return enqueue(deps, generation);
    // The gateway is no longer in use and has no queue: the step itself reroutes the request, or fails it.
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
