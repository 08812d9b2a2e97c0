import { describe, expect, it } from 'vitest';
import { atOnce, type Subject } from './subject.js';

/** The poll schedule: due times, leases, one taker for each. */
export const describePollSchedule = (subject: Subject) =>
  describe('a song at a gateway', () => {
    it('is taken when it is due, leased meanwhile, and due again when the lease ends', async () => {
      const { first, second } = subject();
      await first.core.pollSchedule.put('first', 'a', 100);
      await first.core.pollSchedule.put('first', 'b', 300);
      expect(await first.core.pollSchedule.take('first', 99, 50, 10)).toEqual([]);
      expect(await first.core.pollSchedule.take('first', 100, 50, 10)).toEqual(['a']);
      expect(await second.core.pollSchedule.take('first', 149, 50, 10)).toEqual([]);
      expect(await second.core.pollSchedule.take('first', 150, 50, 10)).toEqual(['a']);
      expect(await first.core.pollSchedule.take('first', 300, 50, 10)).toEqual(['a', 'b']);
    });

    it('is taken after those that are due for longer', async () => {
      const { pollSchedule } = subject().first.core;
      await pollSchedule.put('first', 'a', 30);
      await pollSchedule.put('first', 'b', 10);
      await pollSchedule.put('first', 'c', 20);
      expect(await pollSchedule.take('first', 100, 1000, 2)).toEqual(['b', 'c']);
      expect(await pollSchedule.take('first', 100, 1000, 2)).toEqual(['a']);
    });

    it('never goes to two takers', async () => {
      const { first } = subject();
      const songs = Array.from({ length: 200 }, (_, index) => `song-${index}`);
      await Promise.all(songs.map((song) => first.core.pollSchedule.put('first', song, 0)));
      const taken = await atOnce(subject(), 40, ({ core }) => core.pollSchedule.take('first', 1, 1000, 10));
      expect(taken.flat()).toHaveLength(200);
      expect(new Set(taken.flat())).toEqual(new Set(songs));
    });

    it('is put off by another time, but not by one for what is missing', async () => {
      const { pollSchedule } = subject().first.core;
      await pollSchedule.put('first', 'a', 100);
      await pollSchedule.putIfMissing('first', 'a', 0);
      expect(await pollSchedule.take('first', 50, 10, 10)).toEqual([]);
      await pollSchedule.put('first', 'a', 500);
      expect(await pollSchedule.take('first', 400, 10, 10)).toEqual([]);
      await pollSchedule.drop('first', ['a', 'never there']);
      await pollSchedule.drop('first', []);
      await pollSchedule.putIfMissing('first', 'a', 0);
      expect(await pollSchedule.take('first', 50, 10, 10)).toEqual(['a']);
    });

    it('is due at once when its gateway calls, and a call for another song changes nothing', async () => {
      const { first, second } = subject();
      await first.core.pollSchedule.put('first', 'a', 500);
      await first.core.pollSchedule.put('first', 'b', 20);
      expect(await second.core.pollSchedule.pollNow('first', 'a', 100)).toBe(true);
      expect(await second.core.pollSchedule.pollNow('first', 'b', 100)).toBe(true);
      expect(await second.core.pollSchedule.pollNow('first', 'never there', 100)).toBe(false);
      expect(await second.core.pollSchedule.pollNow('second', 'a', 100)).toBe(false);
      expect(await first.core.pollSchedule.take('first', 99, 1000, 10)).toEqual(['b']);
      expect(await first.core.pollSchedule.take('first', 100, 1000, 10)).toEqual(['a']);
      expect(await first.core.pollSchedule.take('second', 1000, 10, 10)).toEqual([]);
    });

    it('waits at its own gateway', async () => {
      const { pollSchedule } = subject().first.core;
      await pollSchedule.put('first', 'a', 0);
      expect(await pollSchedule.take('second', 100, 10, 10)).toEqual([]);
    });
  });
