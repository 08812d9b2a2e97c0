import {
  awaitsGateway,
  type Generation,
  type Generations,
  isDoubtful,
  type Person,
  personKey,
} from '../../../src/core/index.js';
import { copy } from './copy.js';

/** Generations in memory, with a look at all of them. */
export const createMemoryGenerations = (
  clock: () => number,
): Generations & { all: () => Generation[]; looked: ReadonlyMap<string, number> } => {
  const records = new Map<string, Generation>();
  const looked = new Map<string, number>();
  const load = (id: string) => copy(records.get(id));
  const openOf = (person: Person): string[] =>
    [...records.values()]
      .filter((one) => personKey(one.person) === personKey(person) && one.state.step !== 'done')
      .sort((a, b) => a.createdAt - b.createdAt)
      .map((one) => one.id);
  return {
    all: () => [...records.values()].map(copy),
    looked,
    create: async (generation, most) => {
      if (records.has(generation.id)) return 'taken';
      if (most !== undefined && openOf(generation.person).length >= most) return 'too many';
      records.set(generation.id, copy(generation));
      looked.set(generation.id, clock());
      return 'created';
    },
    load: async (id) => load(id),
    loadMany: async (ids) => ids.map(load),
    save: async (generation) => {
      if (records.get(generation.id)?.revision !== generation.revision - 1) return false;
      records.set(generation.id, copy(generation));
      if (generation.state.step !== 'done' || awaitsGateway(generation)) looked.set(generation.id, clock());
      else looked.delete(generation.id);
      return true;
    },
    inDoubt: async (limit) =>
      [...records.values()]
        .filter(isDoubtful)
        .sort((a, b) => b.createdAt - a.createdAt)
        .map(({ id }) => id)
        .slice(0, limit),
    idleSince: async (before, now, limit) => {
      const ids = [...looked].filter(([, at]) => at <= before).sort(([, a], [, b]) => a - b);
      return ids.slice(0, limit).map(([id]) => {
        looked.set(id, now);
        return id;
      });
    },
    openOf: async (person) => openOf(person),
    openIn: async (community, limit) =>
      [...records.values()]
        .filter((one) => one.community === community && one.state.step !== 'done')
        .sort((a, b) => a.createdAt - b.createdAt)
        .map((one) => one.id)
        .slice(0, limit),
  };
};
