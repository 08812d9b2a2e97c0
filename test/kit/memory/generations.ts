import {
  awaitsGateway,
  type Generation,
  type Generations,
  isDoubtful,
  personKey,
} from '../../../src/core/index.js';
import { copy } from './copy.js';
import { createSortedSet, createSortedSets } from './sorted-set.js';

/** Generations in memory. A test may look at all of them, and at the times they were last looked at. */
export const createMemoryGenerations = (
  clock: () => number,
): Generations & { all: () => Generation[]; looked: ReadonlyMap<string, number> } => {
  const records = new Map<string, Generation>();
  const looked = createSortedSet();
  const inDoubt = createSortedSet();
  const openByPerson = createSortedSets();
  const openByCommunity = createSortedSets();
  const load = (id: string) => copy(records.get(id));
  const list = (generation: Generation) => {
    const { id, createdAt, person, community, state } = generation;
    const isOpen = state.step !== 'done';
    const lists = [
      openByPerson(personKey(person)),
      ...(community === undefined ? [] : [openByCommunity(community)]),
    ];
    for (const open of lists) isOpen ? open.addMissing(id, createdAt) : open.remove(id);
    isOpen || awaitsGateway(generation) ? looked.add(id, clock()) : looked.remove(id);
    isDoubtful(generation) ? inDoubt.add(id, createdAt) : inDoubt.remove(id);
  };
  return {
    all: () => [...records.values()].map(copy),
    looked: looked.scores,
    create: async (generation, most) => {
      if (records.has(generation.id)) return 'taken';
      const open = openByPerson(personKey(generation.person)).members();
      if (most !== undefined && open.length >= most) return 'too many';
      records.set(generation.id, copy(generation));
      list(generation);
      return 'created';
    },
    load: async (id) => load(id),
    loadMany: async (ids) => ids.map(load),
    missing: async (ids) => ids.filter((id) => !records.has(id)),
    save: async (generation) => {
      if (records.get(generation.id)?.revision !== generation.revision - 1) return false;
      records.set(generation.id, copy(generation));
      list(generation);
      return true;
    },
    inDoubt: async (limit) => inDoubt.members().reverse().slice(0, limit),
    idleSince: async (before, now, limit) => {
      const ids = looked.upTo(before, limit);
      for (const id of ids) looked.add(id, now);
      return ids;
    },
    openOf: async (person) => openByPerson(personKey(person)).members(),
    openIn: async (community, limit) => openByCommunity(community).members().slice(0, limit),
  };
};
