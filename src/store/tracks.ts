import { personKey, type Tracks } from '../core/index.js';
import type { StoreContext } from './context.js';
import { trackRecord } from './records/library.js';

/** Finished tracks in Redis: a record each, and the ids of every person's by time. */
export const createTracks = ({ redis, key, reader, replace }: StoreContext): Tracks => {
  const trackKey = (id: string) => key(`track:${id}`);
  return {
    save: (track) => {
      const list = {
        key: key(`tracks:${personKey(track.person)}`),
        score: track.createdAt,
        name: track.id,
      };
      return replace.key(trackRecord, trackKey(track.id), track, { list });
    },
    load: async (id) => reader.read(trackRecord, trackKey(id), await redis.get(trackKey(id))),
    remove: async ({ id, person }) => {
      await Promise.all([redis.del(trackKey(id)), redis.zrem(key(`tracks:${personKey(person)}`), id)]);
    },
    newest: async (person, limit) => {
      const ids = await redis.zrevrange(key(`tracks:${personKey(person)}`), 0, limit - 1);
      const texts = await Promise.all(ids.map((id) => redis.get(trackKey(id))));
      return texts
        .map((text, index) => reader.readOrSkip(trackRecord, trackKey(ids[index] ?? ''), text))
        .filter((track) => track !== undefined);
    },
  };
};
