import type { Redis } from 'ioredis';
import { personKey, type Track, type Tracks } from '../core/index.js';

/** Finished tracks, one record each, and a person's by time. */
export const createTracks = (redis: Redis, key: (name: string) => string): Tracks => {
  const trackKey = (id: string) => key(`track:${id}`);
  const load = async (id: string): Promise<Track | undefined> => {
    const text = await redis.get(trackKey(id));
    return text === null ? undefined : JSON.parse(text);
  };
  return {
    save: async (track) => {
      await Promise.all([
        redis.set(trackKey(track.id), JSON.stringify(track)),
        redis.zadd(key(`tracks:${personKey(track.person)}`), track.createdAt, track.id),
      ]);
    },
    load,
    remove: async ({ id, person }) => {
      await Promise.all([redis.del(trackKey(id)), redis.zrem(key(`tracks:${personKey(person)}`), id)]);
    },
    newest: async (person, limit) => {
      const ids = await redis.zrevrange(key(`tracks:${personKey(person)}`), 0, limit - 1);
      return (await Promise.all(ids.map(load))).filter((track) => track !== undefined);
    },
  };
};
