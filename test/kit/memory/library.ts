import { type Persona, type Personas, personKey, type Track, type Tracks } from '../../../src/core/index.js';
import { copy } from './copy.js';

/** Tracks in memory. */
export const createMemoryTracks = (): Tracks => {
  const tracks = new Map<string, Track>();
  return {
    save: async (track) => void tracks.set(track.id, copy(track)),
    load: async (id) => copy(tracks.get(id)),
    remove: async ({ id }) => void tracks.delete(id),
    newest: async (person, limit) =>
      [...tracks.values()]
        .filter((track) => personKey(track.person) === personKey(person))
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, limit)
        .map(copy),
  };
};

/** Personas in memory. */
export const createMemoryPersonas = (): Personas => {
  const personas = new Map<string, Persona>();
  return {
    save: async (persona) => void personas.set(persona.id, copy(persona)),
    load: async (id) => copy(personas.get(id)),
    remove: async ({ id }) => void personas.delete(id),
    of: async (person) =>
      [...personas.values()]
        .filter((persona) => personKey(persona.person) === personKey(person))
        .sort((a, b) => b.createdAt - a.createdAt)
        .map(copy),
  };
};
