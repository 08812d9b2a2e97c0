import { describe, expect, it } from 'vitest';
import type { Persona } from '../../../src/core/index.js';
import { ada, roof } from '../../core/samples.js';
import { bo, type Subject } from './subject.js';

const night = (more: Partial<Persona>): Persona => ({
  id: 'night',
  person: ada,
  createdAt: 1,
  name: 'Night',
  provider: 'first',
  account: 'f00',
  personaId: 'p',
  clipId: 'c',
  vox: false,
  ...more,
});

/** Tracks and personas of people. */
export const describeLibrary = (subject: Subject) => {
  describe('a track', () => {
    it('comes back as it was stored, the newest first, each for its own person', async () => {
      const { first, second } = subject();
      await first.core.tracks.save(roof({ id: 'old', createdAt: 1 }));
      await first.core.tracks.save(roof({ id: 'new', createdAt: 3 }));
      await first.core.tracks.save(roof({ id: 'mid', createdAt: 2 }));
      await first.core.tracks.save(roof({ id: 'of bo', createdAt: 9, person: bo }));
      expect((await second.core.tracks.newest(ada, 2)).map(({ id }) => id)).toEqual(['new', 'mid']);
      expect(await second.core.tracks.load('mid')).toEqual(roof({ id: 'mid', createdAt: 2 }));
      expect(await second.core.tracks.load('none')).toBeUndefined();
    });

    it('keeps its place in the list when it is renamed', async () => {
      const { first, second } = subject();
      await first.core.tracks.save(roof({ id: 'a', createdAt: 1 }));
      await first.core.tracks.save(roof({ id: 'b', createdAt: 2 }));
      await second.core.tracks.save(roof({ id: 'a', createdAt: 1, title: 'Rain again' }));
      expect((await first.core.tracks.newest(ada, 5)).map(({ title }) => title)).toEqual([
        'Rain on the Roof',
        'Rain again',
      ]);
    });

    it('is gone when its owner deletes it', async () => {
      const { first, second } = subject();
      await first.core.tracks.save(roof({ id: 'kept' }));
      await first.core.tracks.save(roof({ id: 'gone' }));
      await second.core.tracks.remove(roof({ id: 'gone' }));
      expect(await first.core.tracks.load('gone')).toBeUndefined();
      expect((await first.core.tracks.newest(ada, 5)).map(({ id }) => id)).toEqual(['kept']);
    });
  });

  describe('a persona', () => {
    it('comes back as it was stored, the newest first, each for its own person', async () => {
      const { first, second } = subject();
      await first.core.personas.save(night({ id: 'old', createdAt: 1 }));
      await first.core.personas.save(night({ id: 'new', createdAt: 2 }));
      await first.core.personas.save(night({ id: 'of bo', createdAt: 3, person: bo }));
      expect((await second.core.personas.of(ada)).map(({ id }) => id)).toEqual(['new', 'old']);
      expect(await second.core.personas.load('old')).toEqual(night({ id: 'old', createdAt: 1 }));
      expect(await second.core.personas.load('none')).toBeUndefined();
    });

    it('is gone when its owner deletes it', async () => {
      const { first, second } = subject();
      await first.core.personas.save(night({}));
      await second.core.personas.remove(night({}));
      expect(await first.core.personas.load('night')).toBeUndefined();
      expect(await first.core.personas.of(ada)).toEqual([]);
    });

    it('is listed among the newest hundred', async () => {
      const { personas } = subject().first.core;
      for (let index = 0; index < 101; index += 1)
        await personas.save(night({ id: `p-${index}`, createdAt: index }));
      const ids = (await personas.of(ada)).map(({ id }) => id);
      expect([ids.length, ids[0], ids.at(-1)]).toEqual([100, 'p-100', 'p-1']);
    });
  });
};
