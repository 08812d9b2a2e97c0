import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account, Ledger } from '../../src/core/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { startRedis, type TestRedis } from '../kit/redis.js';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const noon = Date.UTC(2026, 10, 21, 12);
const what = { person: 'web:ada', operation: 'song', provider: 'first' };
let redis: TestRedis;
let here: Store;
let there: Store;
let now = noon;
let books = 0;

const open = async () =>
  await openStore({ url: redis.url, prefix: `books-${books}`, clock: () => now, log: quiet });

beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  books += 1;
  now = noon;
  here = await open();
  there = await open();
  return async () => {
    await here.close();
    await there.close();
  };
});
afterAll(() => redis.stop());

const club = (day?: number, month?: number): Account => ({ name: 'club', allowance: { day, month } });
const ada = (day?: number, month?: number): Account => ({ name: 'club/ada', allowance: { day, month } });

describe('an allowance', () => {
  it('is reserved once for one song, however often it is asked for', async () => {
    await here.core.ledger.reserve('rain', [club(5)]);
    await there.core.ledger.reserve('rain', [club(5)]);
    expect(await here.core.ledger.used('club')).toEqual({ day: 1, month: 1 });
  });

  it('is never passed by one, by a hundred requests at once from two processes', async () => {
    const asked = Array.from({ length: 100 }, (_, index) =>
      (index % 2 ? here : there).core.ledger.reserve(`song-${index}`, [ada(), club(30)]),
    );
    const refused = (await Promise.all(asked)).filter((used) => used !== undefined);
    expect(refused).toHaveLength(70);
    expect(refused[0]).toEqual({ account: 'club', period: 'day', limit: 30, again: Date.UTC(2026, 10, 22) });
    expect(await here.core.ledger.used('club')).toEqual({ day: 30, month: 30 });
    expect(await here.core.ledger.used('club/ada')).toEqual({ day: 30, month: 30 });
  });

  it('is taken from all accounts or from none', async () => {
    expect(await here.core.ledger.reserve('rain', [club(5), ada(0)])).toMatchObject({ account: 'club/ada' });
    expect(await here.core.ledger.used('club')).toEqual({ day: 0, month: 0 });
  });

  it('is there again on the next day, and in the next month', async () => {
    const asks = async () => {
      return (await here.core.ledger.reserve(`song-${now}`, [ada(1, 2)]))?.period;
    };
    expect(await asks()).toBeUndefined();
    now += 1;
    expect(await asks()).toBe('day');
    now = Date.UTC(2026, 10, 22);
    expect(await asks()).toBeUndefined();
    now = Date.UTC(2026, 10, 23);
    expect(await asks()).toBe('month');
    now = Date.UTC(2026, 11, 1);
    expect(await asks()).toBeUndefined();
  });

  it('is given back once, to the day it was taken from', async () => {
    await here.core.ledger.reserve('rain', [club(1)]);
    now = Date.UTC(2026, 10, 22);
    await here.core.ledger.reserve('sun', [club(1)]);
    await here.core.ledger.release('rain');
    await there.core.ledger.release('rain');
    expect(await here.core.ledger.used('club')).toEqual({ day: 1, month: 1 });
    await here.core.ledger.release('nobody');
    expect(await here.core.ledger.reserve('snow', [club(1)])).toMatchObject({ period: 'day' });
  });

  it('that was given back is not taken again by a late success', async () => {
    await here.core.ledger.reserve('rain', [club(1)]);
    await here.core.ledger.release('rain');
    await here.core.ledger.commit('rain', what);
    expect(await here.core.ledger.used('club')).toEqual({ day: 0, month: 0 });
    expect((await here.core.ledger.report('club', '2026-11')).operation).toEqual(new Map());
  });

  it('that was given back after a crash is reserved anew when the same event is heard again', async () => {
    await here.core.ledger.reserve('rain', [club(1)]);
    await there.core.ledger.release('rain');
    expect(await here.core.ledger.reserve('rain', [club(1)])).toBeUndefined();
    expect(await here.core.ledger.used('club')).toEqual({ day: 1, month: 1 });
    await here.core.ledger.commit('rain', what);
    expect(await here.core.ledger.reserve('sun', [club(1)])).toMatchObject({ period: 'day' });
  });

  it('that was spent can be given back when nothing of it could be delivered', async () => {
    await here.core.ledger.reserve('rain', [club(1)]);
    await here.core.ledger.commit('rain', what);
    await here.core.ledger.release('rain');
    expect(await here.core.ledger.used('club')).toEqual({ day: 0, month: 0 });
    expect((await here.core.ledger.report('club', '2026-11')).person).toEqual(new Map());
  });
});

describe('the books', () => {
  it('know what was spent, by person, operation and gateway', async () => {
    for (const [id, operation] of [
      ['a', 'song'],
      ['b', 'song'],
      ['c', 'cover'],
    ] as const) {
      await here.core.ledger.reserve(id, [club(), ada()]);
      await there.core.ledger.commit(id, { ...what, operation });
      await here.core.ledger.commit(id, { ...what, operation });
    }
    await here.core.ledger.reserve('d', [club()]);
    const report = await here.core.ledger.report('club', '2026-11');
    expect(report.operation).toEqual(
      new Map([
        ['song', { count: 2, credits: new Map() }],
        ['cover', { count: 1, credits: new Map() }],
      ]),
    );
    expect(report.person).toEqual(new Map([['web:ada', { count: 3, credits: new Map() }]]));
    expect(report.provider).toEqual(new Map([['first', { count: 3, credits: new Map() }]]));
    expect((await here.core.ledger.report('club', '2026-10')).person).toEqual(new Map());
  });

  it('know what it cost in the credits of each gateway, and no more of what was given back', async () => {
    const costs = [
      ['a', 'song', 'first', 0.56],
      ['b', 'song', 'first', 0.56],
      ['c', 'stems', 'first', 2.8],
      ['d', 'song', 'second', 5000],
      ['e', 'song', 'second', undefined],
    ] as const;
    for (const [id, operation, provider, credits] of costs) {
      await here.core.ledger.reserve(id, [club()]);
      await there.core.ledger.commit(id, { person: 'web:ada:b', operation, provider, credits });
    }
    await here.core.ledger.release('c');
    const report = await here.core.ledger.report('club', '2026-11');
    const first = ['first', 1.12] as const;
    const second = ['second', 5000] as const;
    expect(report.operation).toEqual(new Map([['song', { count: 4, credits: new Map([first, second]) }]]));
    expect(report.person.get('web:ada:b')).toEqual({ count: 4, credits: new Map([first, second]) });
    expect(report.provider.get('first')).toEqual({ count: 2, credits: new Map([first]) });
    expect(report.provider.get('second')).toEqual({ count: 2, credits: new Map([second]) });
  });

  it('keep the count where a gateway names a price that cannot be', async () => {
    for (const [id, credits] of [
      ['a', 1e300],
      ['b', Number.POSITIVE_INFINITY],
      ['c', 2],
    ] as const) {
      await here.core.ledger.reserve(id, [club()]);
      await here.core.ledger.commit(id, { ...what, credits });
    }
    await here.core.ledger.release('b');
    const { provider } = await here.core.ledger.report('club', '2026-11');
    expect(provider.get('first')).toEqual({ count: 2, credits: new Map([['first', 2]]) });
    expect(await here.core.ledger.used('club')).toEqual({ day: 2, month: 2 });
  });

  it.each([
    ['before anything is asked for there', false],
    ['while the first song is asked for there already', true],
  ])('go on under another name, once, with what was used and what for, %s', async (_, isInUse) => {
    const grown: Account = { name: 'grown club', allowance: {} };
    const song = async (id: string, account: Account) => {
      await here.core.ledger.reserve(id, [account]);
      await here.core.ledger.commit(id, { ...what, credits: 0.5 });
    };
    await song('rain', club());
    if (isInUse) await song('snow', grown);
    await Promise.all([
      here.core.ledger.renameAccount('club', 'grown club'),
      there.core.ledger.renameAccount('club', 'grown club'),
    ]);
    if (!isInUse) await song('snow', grown);
    await there.core.ledger.renameAccount('club', 'grown club');
    await there.core.ledger.renameAccount('grown club', 'grown club');
    expect(await here.core.ledger.used('grown club')).toEqual({ day: 2, month: 2 });
    expect((await here.core.ledger.report('grown club', '2026-11')).person).toEqual(
      new Map([['web:ada', { count: 2, credits: new Map([['first', 1]]) }]]),
    );
    now += 24 * 3_600_000;
    expect(await here.core.ledger.used('grown club')).toEqual({ day: 0, month: 2 });
  });

  it('list what is reserved and not settled, for whoever looks after it', async () => {
    await here.core.ledger.reserve('rain', [club()]);
    now += 10;
    await here.core.ledger.reserve('sun', [club()]);
    await here.core.ledger.reserve('snow', [club()]);
    await here.core.ledger.commit('sun', what);
    expect(await there.core.ledger.reserved(noon, 10)).toEqual(['rain']);
    expect(await there.core.ledger.reserved(now, 10)).toEqual(['rain', 'snow']);
    await here.core.ledger.release('rain');
    expect(await there.core.ledger.reserved(now, 10)).toEqual(['snow']);
  });
});

/** What may happen to one song, by any process, any number of times. */
const deed = fc.record({
  song: fc.integer({ min: 0, max: 5 }),
  do: fc.constantFrom('reserve', 'reserve', 'spend', 'giveBack'),
  elsewhere: fc.boolean(),
});

it('whatever happens in whatever order, at once or repeated: never over the limit, and never a hole', async () => {
  let life = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(deed, { maxLength: 8 }), { maxLength: 6 }), async (rounds) => {
      life += 1;
      const account: Account = { name: `club-${life}`, allowance: { day: 3, month: 4 } };
      const idOf = (song: number) => `${life}-${song}`;
      const doIt = (ledger: Ledger, { do: deed, song }: { do: string; song: number }) => {
        if (deed === 'reserve') return ledger.reserve(idOf(song), [account]);
        return deed === 'spend' ? ledger.commit(idOf(song), what) : ledger.release(idOf(song));
      };
      for (const round of rounds) {
        await Promise.all(round.map((one) => doIt((one.elsewhere ? there : here).core.ledger, one)));
        const { day, month } = await here.core.ledger.used(account.name);
        expect(day).toBeLessThanOrEqual(3);
        expect(month).toBe(day);
        expect(day).toBeGreaterThanOrEqual(0);
      }
      // Whoever looks after the books in the end gives back what nobody settled: then only what was spent counts.
      for (const id of await here.core.ledger.reserved(now, 1000)) await there.core.ledger.release(id);
      const spent =
        (await here.core.ledger.report(account.name, '2026-11')).provider.get('first')?.count ?? 0;
      expect(await here.core.ledger.used(account.name)).toEqual({ day: spent, month: spent });
    }),
    { numRuns: 1500, seed: 11 },
  );
}, 120_000);
