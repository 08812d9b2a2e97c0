import type { Fact } from '../domain/fact.js';
import type { Generation } from '../domain/generation.js';
import { reduce } from '../domain/reduce.js';
import type { Deps } from '../ports/deps.js';
import { settleReservation } from './billing.js';

/** The record after a fact, and whether the fact changed it. */
export type Applied = { generation: Generation; changed: boolean };

/**
 * Applies a fact to a generation: loads, reduces and saves it, and starts over when another process wrote in between.
 * Undefined when the generation does not exist.
 */
export const applyFact = async (
  deps: Deps<'store'>,
  id: string,
  fact: Fact,
  known?: Generation,
): Promise<Applied | undefined> => {
  let generation = known ?? (await deps.store.generations.load(id));
  for (let tries = 0; tries < 50; tries += 1) {
    if (generation === undefined) return undefined;
    const next = reduce(generation, fact);
    if (next === generation) return { generation, changed: false };
    const written = { ...next, revision: generation.revision + 1 };
    if (await deps.store.generations.save(written)) return { generation: written, changed: true };
    generation = await deps.store.generations.load(id);
  }
  throw new Error(`generation ${id} is written faster than it can be read`);
};

/** Applies a fact that may end the generation. If it does, queues the delivery and settles the allowance. */
export const applyOutcome = async (
  deps: Deps<'log' | 'store' | 'queue' | 'providers' | 'settings'>,
  id: string,
  fact: Fact,
  known?: Generation,
): Promise<Applied | undefined> => {
  const result = await applyFact(deps, id, fact, known);
  if (result?.changed && result.generation.state.step === 'delivering') {
    await deps.queue.deliver(result.generation.address.platform, id);
    await settleReservation(deps, result.generation).catch((error) => {
      // The next reconciliation settles it.
      deps.log.warn({ event: 'billing.deferred', id, reason: String(error) }, 'Allowance settled later');
    });
  }
  return result;
};
