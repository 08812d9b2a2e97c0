import { type Personas, personKey } from '../core/index.js';
import type { StoreContext } from './context.js';
import { personaRecord } from './records/library.js';

/** How many personas of a person are listed. */
const listed = 100;

/** Personas in Redis: a record each, and the ids of every person's by time. */
export const createPersonas = ({ redis, key, reader, replace }: StoreContext): Personas => {
  const personaKey = (id: string) => key(`persona:${id}`);
  return {
    save: (persona) => {
      const list = {
        key: key(`personas:${personKey(persona.person)}`),
        score: persona.createdAt,
        name: persona.id,
      };
      return replace.key(personaRecord, personaKey(persona.id), persona, { list });
    },
    load: async (id) => reader.read(personaRecord, personaKey(id), await redis.get(personaKey(id))),
    remove: async ({ id, person }) => {
      await Promise.all([redis.del(personaKey(id)), redis.zrem(key(`personas:${personKey(person)}`), id)]);
    },
    of: async (person) => {
      const ids = await redis.zrevrange(key(`personas:${personKey(person)}`), 0, listed - 1);
      const texts = await Promise.all(ids.map((id) => redis.get(personaKey(id))));
      return texts
        .map((text, index) => reader.readOrSkip(personaRecord, personaKey(ids[index] ?? ''), text))
        .filter((persona) => persona !== undefined);
    },
  };
};
