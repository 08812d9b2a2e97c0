import { describe, expect, it } from 'vitest';
import { posted } from '../../core/samples.js';
import { atOnce, type Subject } from './subject.js';

const describeDrafts = (subject: Subject) =>
  describe('a draft', () => {
    it('is handed to one of twenty', async () => {
      const { first, second } = subject();
      await first.core.expiring.save('form', { lyrics: 'la' }, 60);
      expect(await second.core.expiring.load('form')).toEqual({ lyrics: 'la' });
      const taken = await atOnce(subject(), 20, ({ core }) => core.expiring.take('form'));
      expect(taken.filter((draft) => draft !== undefined)).toEqual([{ lyrics: 'la' }]);
      expect(await first.core.expiring.load('form')).toBeUndefined();
      expect(await first.core.expiring.take('form')).toBeUndefined();
    });

    it.each([
      ['fields', { lyrics: 'la', nested: { list: [1, 'two', null] }, missing: undefined }],
      ['a word', 'event-1'],
      ['yes', true],
      ['no', false],
      ['a number', 0],
      ['a list', ['a', { b: 1 }]],
    ])('may be %s', async (_, draft) => {
      const { first, second } = subject();
      await first.core.expiring.save('form', draft, 60);
      expect(await second.core.expiring.load('form')).toEqual(draft);
      expect(await second.core.expiring.take('form')).toEqual(draft);
    });

    it('is gone after its time', async () => {
      const { first, until } = subject();
      await first.core.expiring.save('form', 1, 1);
      expect(await first.core.expiring.load('form')).toBe(1);
      await until(async () => (await first.core.expiring.load('form')) === undefined);
      expect(await first.core.expiring.take('form')).toBeUndefined();
    });

    it('gets a new end with every save', async () => {
      const { first, until } = subject();
      await first.core.expiring.save('form', 'old', 3600);
      await first.core.expiring.save('form', 'new', 1);
      expect(await first.core.expiring.load('form')).toBe('new');
      await until(async () => (await first.core.expiring.load('form')) === undefined);
    });
  });

const describeLocks = (subject: Subject) =>
  describe('a lock', () => {
    it('has one holder until it is released', async () => {
      const { first, second } = subject();
      const claims = await atOnce(subject(), 20, ({ core }) => core.locks.claim('card', 60_000));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await second.core.locks.held('card')).toBe(true);
      expect(await second.core.locks.held('another card')).toBe(false);
      await first.core.locks.release('card');
      expect(await second.core.locks.held('card')).toBe(false);
      expect(await second.core.locks.claim('card', 60_000)).toBe(true);
    });

    it('ends by itself when its holder dies', async () => {
      const { first, second, until } = subject();
      await first.core.locks.claim('card', 20);
      await until(() => second.core.locks.claim('card', 60_000));
      expect(await first.core.locks.held('card')).toBe(true);
    });
  });

const describeRateLimiter = (subject: Subject) =>
  describe('a count', () => {
    it('counts what all processes did', async () => {
      const counts = await atOnce(subject(), 10, ({ core }) => core.rateLimiter.count('ada', 60_000));
      expect(counts.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await subject().first.core.rateLimiter.count('bo', 60_000)).toBe(1);
    });

    it('starts again after its time, counted from the first', async () => {
      const { first, second, until } = subject();
      await first.core.rateLimiter.count('ada', 30);
      await second.core.rateLimiter.count('ada', 3_600_000);
      await until(async () => (await first.core.rateLimiter.count('ada', 3_600_000)) === 1);
    });
  });

const describeReceipts = (subject: Subject) =>
  describe('a receipt', () => {
    it('names the message that was posted last under its key', async () => {
      const { first, second } = subject();
      expect(await first.receipts.find('rain.0')).toBeUndefined();
      await first.receipts.keep('rain.0', posted('6'));
      await first.receipts.keep('rain.0', { ...posted('7'), extra: { page: 2 } });
      expect(await second.receipts.find('rain.0')).toEqual({ ...posted('7'), extra: { page: 2 } });
      expect(await second.receipts.find('rain.1')).toBeUndefined();
    });
  });

/** What ends by itself: expiring values, locks, counts; and receipts. */
export const describeExpiry = (subject: Subject) => {
  describeDrafts(subject);
  describeLocks(subject);
  describeRateLimiter(subject);
  describeReceipts(subject);
};
