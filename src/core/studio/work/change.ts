import type { Generation } from '../../generation.js';
import { type Fact, reduce } from '../../reduce.js';
import type { StudioPorts } from '../ports.js';
import { settleBooks } from './books.js';

/** The record after a fact, and whether the fact changed it. */
export type Changed = { generation: Generation; changed: boolean };

/**
 * Lets a fact happen to a generation: loads, reduces, stores, and does so again when somebody else wrote in between.
 * Undefined when there is no such generation.
 */
export const change = async (
  ports: Pick<StudioPorts, 'generations'>,
  id: string,
  fact: Fact,
  known?: Generation,
): Promise<Changed | undefined> => {
  let generation = known ?? (await ports.generations.load(id));
  for (let tries = 0; tries < 50; tries += 1) {
    if (generation === undefined) return undefined;
    const next = reduce(generation, fact);
    if (next === generation) return { generation, changed: false };
    const written = { ...next, revision: generation.revision + 1 };
    if (await ports.generations.save(written)) return { generation: written, changed: true };
    generation = await ports.generations.load(id);
  }
  throw new Error(`generation ${id} is written to faster than it can be read`);
};

/** Lets a fact happen that may end the generation, and if it did, has the end told. */
export const settle = async (
  ports: StudioPorts,
  id: string,
  fact: Fact,
  known?: Generation,
): Promise<Changed | undefined> => {
  const result = await change(ports, id, fact, known);
  if (result?.changed && result.generation.state.step === 'delivering') {
    await ports.carrier.deliver(result.generation.address.platform, id);
    await settleBooks(ports, result.generation).catch((error) => {
      // Whoever tends the books does it a little later.
      ports.log.warn({ id, reason: String(error) }, 'booked later');
    });
  }
  return result;
};
