import { beforeEach, describe, expect, it } from 'vitest';
import { describeConversations } from './conversations.js';
import { describeExpiry } from './expiry.js';
import { describeGenerations } from './generations.js';
import { describeHealth } from './health.js';
import { describeLedger } from './ledger.js';
import { describeLibrary } from './library.js';
import { describePollSchedule } from './poll-schedule.js';
import { describeSettings } from './settings.js';
import type { StoreSubject } from './subject.js';

/** What every store does. `open` makes an empty one, and is called before each test. */
export const describeStore = (
  name: string,
  open: () => Promise<{ subject: StoreSubject; close: () => Promise<void> }>,
): void => {
  describe(name, () => {
    let current: StoreSubject;
    const subject = () => current;
    beforeEach(async () => {
      const opened = await open();
      current = opened.subject;
      return opened.close;
    });

    describeGenerations(subject);
    describePollSchedule(subject);
    describeLibrary(subject);
    describeExpiry(subject);
    describeSettings(subject);
    describeHealth(subject);
    describeLedger(subject);
    describeConversations(subject);

    it('gives the same key the same id in every process', () => {
      const ids = [current.first, current.second].map(({ core }) => core.idFor('event-1'));
      expect(ids[0]).toMatch(/^[a-z2-9]{16}$/);
      expect(ids[1]).toBe(ids[0]);
      expect(current.first.core.idFor('event-2')).not.toBe(ids[0]);
    });
  });
};
