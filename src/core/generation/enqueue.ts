import type { Generation } from '../domain/generation.js';
import { personKey } from '../domain/people.js';
import type { Deps } from '../ports/deps.js';

/** Queues a generation for its gateway, at a fair rank. */
export const enqueue = async (deps: Deps<'queue'>, generation: Generation): Promise<void> => {
  const { person } = generation;
  await deps.queue.submit(generation.provider, generation.id, personKey(person));
};
