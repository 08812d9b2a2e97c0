import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPoll } from '../../../src/core/generation/poll-schedule.js';

const pollInterval = { firstMs: 20_000, everyMs: 10_000 };
const minute = 60_000;

describe('the next poll of a song', () => {
  it('follows the first pause, in which no song finishes', () => {
    expect(nextPoll(pollInterval, 100_000, 100_000)).toBe(120_000);
  });

  it('follows the usual pause after that', () => {
    expect(nextPoll(pollInterval, 100_000, 120_000)).toBe(130_000);
  });

  it('is due at the same moment for songs that were accepted at different moments', () => {
    const due = [100_001, 103_333, 109_999].map((accepted) => nextPoll(pollInterval, accepted, accepted));
    expect(new Set(due)).toEqual(new Set([130_000]));
  });

  it.each([
    [2, 10_000],
    [3, 20_000],
    [8, 30_000],
    [15, 60_000],
    [600, 60_000],
  ])('after %d minutes is %d milliseconds later', (minutes, pause) => {
    const now = minutes * minute;
    expect(nextPoll(pollInterval, 0, now) - now).toBe(pause);
  });

  it('is always later than now, by at most the longest pause and one interval', () => {
    const pause = fc.integer({ min: 500, max: 30_000 });
    const moment = fc.integer({ min: 0, max: 2 ** 45 });
    const age = fc.integer({ min: 0, max: 24 * 60 * minute });
    fc.assert(
      fc.property(pause, pause, moment, age, (firstMs, everyMs, accepted, ageMs) => {
        const now = accepted + ageMs;
        const due = nextPoll({ firstMs, everyMs }, accepted, now);
        expect(due).toBeGreaterThan(now);
        expect(due - now).toBeLessThanOrEqual(Math.max(firstMs, everyMs * 6) + everyMs);
        expect(due % everyMs).toBe(0);
      }),
    );
  });
});
