import type { Redis } from 'ioredis';
import { type Persona, type Personas, personKey } from '../core/index.js';

/** Personas, one record each, and a person's by time. */
export const createPersonas = (redis: Redis, key: (name: string) => string): Personas => {
  const load = async (id: string): Promise<Persona | undefined> => {
    const text = await redis.get(key(`persona:${id}`));
    return text === null ? undefined : JSON.parse(text);
  };
  return {
    save: async (persona) => {
      await redis.set(key(`persona:${persona.id}`), JSON.stringify(persona));
      await redis.zadd(key(`personas:${personKey(persona.person)}`), persona.createdAt, persona.id);
    },
    load,
    remove: async ({ id, person }) => {
      await Promise.all([
        redis.del(key(`persona:${id}`)),
        redis.zrem(key(`personas:${personKey(person)}`), id),
      ]);
    },
    of: async (person) => {
      const ids = await redis.zrevrange(key(`personas:${personKey(person)}`), 0, 99);
      return (await Promise.all(ids.map(load))).filter((persona) => persona !== undefined);
    },
  };
};
