import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Account, Ledger } from '../../src/core/index.js';
import { startRedis, type TestRedis } from '../kit/redis.js';
import { openRedisSubject } from './redis-harness.js';

const expense = { person: 'web:ada', operation: 'song', provider: 'first' };
let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

/** What may happen to one song, in either process, any number of times. */
const step = fc.record({
  song: fc.integer({ min: 0, max: 5 }),
  action: fc.constantFrom('reserve', 'reserve', 'commit', 'release'),
  inSecond: fc.boolean(),
});

it('an allowance is never exceeded and leaves no hole, in whatever order and however often it is used', async () => {
  const { subject, close } = await openRedisSubject(redis);
  const { first, second, clock } = subject;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 6 }), async (rounds) => {
      run += 1;
      const account: Account = { name: `club-${run}`, allowance: { day: 3, month: 4 } };
      const act = (ledger: Ledger, { action, song }: { action: string; song: number }) => {
        const id = `${run}-${song}`;
        if (action === 'reserve') return ledger.reserve(id, [account]);
        return action === 'commit' ? ledger.commit(id, expense) : ledger.release(id);
      };
      for (const round of rounds) {
        await Promise.all(round.map((each) => act((each.inSecond ? second : first).core.ledger, each)));
        const { day, month } = await first.core.ledger.used(account.name);
        expect(day).toBeLessThanOrEqual(3);
        expect(month).toBe(day);
        expect(day).toBeGreaterThanOrEqual(0);
      }
      // In the end the reconciliation releases what nobody settled: then only what was spent counts.
      for (const id of await first.core.ledger.reserved(clock.now(), 1000))
        await second.core.ledger.release(id);
      const report = await first.core.ledger.report(account.name, '2126-11');
      const spent = report.provider.get('first')?.count ?? 0;
      expect(await first.core.ledger.used(account.name)).toEqual({ day: spent, month: spent });
    }),
    { numRuns: 1500, seed: 11 },
  );
  await close();
}, 120_000);
