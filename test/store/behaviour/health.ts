import { describe, expect, it } from 'vitest';
import type { Subject } from './subject.js';

const describeCoolDowns = (subject: Subject) =>
  describe('a gateway', () => {
    it('cools down for a while, with the reason', async () => {
      const { first, second, clock } = subject();
      await first.core.health.coolDown('first', 'overloaded', 20_000);
      await first.core.health.coolDown('second', 'unauthorized', 600_000);
      clock.advance(5000);
      expect(await second.core.health.coolingDown()).toEqual(
        new Map([
          ['first', { forMs: 15_000, reason: 'overloaded' }],
          ['second', { forMs: 595_000, reason: 'unauthorized' }],
        ]),
      );
      clock.advance(15_000);
      expect([...(await second.core.health.coolingDown()).keys()]).toEqual(['second']);
    });

    it('cools down for its last reason, until its last time', async () => {
      const { first, second } = subject();
      await first.core.health.coolDown('first', 'unauthorized', 600_000);
      await second.core.health.coolDown('first', 'overloaded', 20_000);
      expect(await first.core.health.coolingDown()).toEqual(
        new Map([['first', { forMs: 20_000, reason: 'overloaded' }]]),
      );
    });

    it('recovers, unless it cools down for another reason', async () => {
      const { first, second } = subject();
      await first.core.health.coolDown('first', 'unauthorized', 600_000);
      await second.core.health.recovered('first', ['out_of_credits']);
      expect([...(await first.core.health.coolingDown()).keys()]).toEqual(['first']);
      await second.core.health.recovered('first', ['out_of_credits', 'unauthorized']);
      await second.core.health.recovered('second', ['unauthorized']);
      expect([...(await first.core.health.coolingDown()).keys()]).toEqual([]);
    });

    it('is paused until it is resumed, whatever happens to it meanwhile', async () => {
      const { first, second, clock } = subject();
      await first.core.health.pause('first');
      await second.core.health.coolDown('first', 'overloaded', 5000);
      await second.core.health.recovered('first', ['overloaded', 'paused']);
      clock.advance(3_600_000);
      expect(await second.core.health.coolingDown()).toEqual(
        new Map([['first', { forMs: 60_000, reason: 'paused' }]]),
      );
      await second.core.health.resume('first');
      expect(await first.core.health.coolingDown()).toEqual(new Map());
    });
  });

const describeTimings = (subject: Subject) =>
  describe('the time a song takes', () => {
    it('is the median of the last twenty-five', async () => {
      const { first, second } = subject();
      expect(await first.core.timings.median('first', 'song')).toBeUndefined();
      for (let song = 0; song < 30; song += 1) await first.core.timings.record('first', 'song', 1000);
      const others = Array.from({ length: 22 }, (_, index) => (index % 2 ? 10 : 90));
      for (const seconds of [60, 61.5, 62, ...others])
        await first.core.timings.record('first', 'song', seconds);
      expect(await second.core.timings.median('first', 'song')).toBe(61.5);
      expect(await second.core.timings.median('first', 'cover')).toBeUndefined();
      expect(await second.core.timings.median('second', 'song')).toBeUndefined();
    });

    it('is known to a tenth of a second, and five seconds later in every process', async () => {
      const { first, second, clock } = subject();
      await first.core.timings.record('first', 'song', 61.23);
      expect(await second.core.timings.median('first', 'song')).toBe(61.2);
      await first.core.timings.record('first', 'song', 90);
      clock.advance(5001);
      expect(await second.core.timings.median('first', 'song')).toBe(90);
    });
  });

const describeFairRanks = (subject: Subject) =>
  describe('a fair rank', () => {
    /** People in the order their songs go to the gateway, by rank and then by arrival. */
    const order = async (people: string[]) => {
      const waiting: { person: string; rank: number }[] = [];
      for (const person of people) {
        const head = waiting.length === 0 ? 0 : Math.min(...waiting.map(({ rank }) => rank));
        waiting.push({ person, rank: await subject().first.fairRanks.next('first', person, head) });
      }
      return waiting.sort((a, b) => a.rank - b.rank).map(({ person }) => person);
    };

    it('gives everybody a turn before anybody gets a second', async () => {
      // A came first, so the first song is A's; then they take turns.
      expect((await order([...'AAAAAAAA', ...'BB', ...'CCC'])).join('')).toBe('AABCABCACAAAA');
    });

    it('puts a late person into the next round, neither before everybody nor behind all of A', async () => {
      const { first, second } = subject();
      for (let song = 0; song < 8; song += 1) await first.fairRanks.next('first', 'A', song === 0 ? 0 : 1);
      // Four are gone: the next in line has rank 5.
      expect(await second.fairRanks.next('first', 'B', 5)).toBe(6);
      expect(await first.fairRanks.next('first', 'A', 5)).toBe(9);
    });

    it('starts again once the queue was empty, and at every gateway', async () => {
      const { first, second } = subject();
      for (let song = 0; song < 8; song += 1) await first.fairRanks.next('first', 'A', 1);
      expect(await second.fairRanks.next('second', 'A', 1)).toBe(2);
      expect(await second.fairRanks.next('first', 'A', 0)).toBe(1);
      expect(await first.fairRanks.next('first', 'A', 1)).toBe(2);
    });

    it('is never higher than the queue can take', async () => {
      const { first } = subject();
      expect(await first.fairRanks.next('first', 'A', 1_999_999)).toBe(2_000_000);
      expect(await first.fairRanks.next('first', 'A', 2_000_000)).toBe(2_000_000);
    });
  });

/** Cool-downs and pauses of gateways, how long songs take, fair ranks. */
export const describeHealth = (subject: Subject) => {
  describeCoolDowns(subject);
  describeTimings(subject);
  describeFairRanks(subject);
};
