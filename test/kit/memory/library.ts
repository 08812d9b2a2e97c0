import {
  type Person,
  type Persona,
  type Personas,
  personKey,
  type Track,
  type Tracks,
} from '../../../src/core/index.js';
import { copy } from './copy.js';
import { createSortedSets } from './sorted-set.js';

const createLibrary = <T extends { id: string; person: Person; createdAt: number }>() => {
  const records = new Map<string, T>();
  const lists = createSortedSets();
  return {
    save: async (record: T) => {
      records.set(record.id, copy(record));
      lists(personKey(record.person)).add(record.id, record.createdAt);
    },
    load: async (id: string) => copy(records.get(id)),
    remove: async ({ id, person }: T) => {
      records.delete(id);
      lists(personKey(person)).remove(id);
    },
    newest: (person: Person, limit: number) =>
      lists(personKey(person))
        .members()
        .reverse()
        .slice(0, limit)
        .map((id) => copy(records.get(id)))
        .filter((record) => record !== undefined),
  };
};

/** Tracks in memory. */
export const createMemoryTracks = (): Tracks => {
  const { newest, ...library } = createLibrary<Track>();
  return { ...library, newest: async (person, limit) => newest(person, limit) };
};

/** Personas in memory. */
export const createMemoryPersonas = (): Personas => {
  const { newest, ...library } = createLibrary<Persona>();
  return { ...library, of: async (person) => newest(person, 100) };
};
