import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPoll } from '../../../src/core/generation/poll-schedule.js';

const rhythm = { firstMs: 20_000, everyMs: 10_000 };
const minute = 60_000;

describe('the beat on which a gateway is asked about a song', () => {
  it('starts after the first pause, when the song cannot be ready yet', () => {
    expect(nextPoll(rhythm, 100_000, 100_000)).toBe(120_000);
  });

  it('goes on with the usual pause', () => {
    expect(nextPoll(rhythm, 100_000, 120_000)).toBe(130_000);
  });

  it('is shared: songs handed over at odd moments are asked for together', () => {
    const due = [100_001, 103_333, 109_999].map((accepted) => nextPoll(rhythm, accepted, accepted));
    expect(new Set(due)).toEqual(new Set([130_000]));
  });

  it.each([
    [2, 10_000],
    [3, 20_000],
    [8, 30_000],
    [15, 60_000],
    [600, 60_000],
  ])('for a song of %d minutes leaves %d milliseconds', (minutes, pause) => {
    const now = minutes * minute;
    expect(nextPoll(rhythm, 0, now) - now).toBe(pause);
  });

  it('is always ahead, and never further than the longest pause and one beat', () => {
    const pause = fc.integer({ min: 500, max: 30_000 });
    const moment = fc.integer({ min: 0, max: 2 ** 45 });
    const age = fc.integer({ min: 0, max: 24 * 60 * minute });
    fc.assert(
      fc.property(pause, pause, moment, age, (firstMs, everyMs, accepted, old) => {
        const now = accepted + old;
        const due = nextPoll({ firstMs, everyMs }, accepted, now);
        expect(due).toBeGreaterThan(now);
        expect(due - now).toBeLessThanOrEqual(Math.max(firstMs, everyMs * 6) + everyMs);
        expect(due % everyMs).toBe(0);
      }),
    );
  });
});
