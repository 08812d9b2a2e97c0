import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/index.js';
import { atOnce, noon, type Subject } from './subject.js';

const expense = { person: 'web:ada', operation: 'song', provider: 'first' };
const month = '2126-11';
const nextDay = Date.UTC(2126, 10, 22);

const club = (day?: number, inMonth?: number): Account => ({
  name: 'club',
  allowance: { day, month: inMonth },
});
const ada = (day?: number, inMonth?: number): Account => ({
  name: 'club/ada',
  allowance: { day, month: inMonth },
});

const describeReservations = (subject: Subject) => {
  const moveTo = (at: number) => subject().clock.advance(at - subject().clock.now());

  it('is reserved once for one song, however often it is requested', async () => {
    const { first, second } = subject();
    await first.core.ledger.reserve('rain', [club(5)]);
    await second.core.ledger.reserve('rain', [club(5)]);
    expect(await first.core.ledger.used('club')).toEqual({ day: 1, month: 1 });
  });

  it('is never exceeded, by a hundred requests at once from two processes', async () => {
    const { first } = subject();
    const answers = await atOnce(subject(), 100, ({ core }, index) =>
      core.ledger.reserve(`song-${index}`, [ada(), club(30)]),
    );
    const refused = answers.filter((usedUp) => usedUp !== undefined);
    expect(refused).toHaveLength(70);
    expect(refused[0]).toEqual({ account: 'club', period: 'day', limit: 30, again: nextDay });
    expect(await first.core.ledger.used('club')).toEqual({ day: 30, month: 30 });
    expect(await first.core.ledger.used('club/ada')).toEqual({ day: 30, month: 30 });
  });

  it('is taken from all accounts or from none', async () => {
    const { first } = subject();
    expect(await first.core.ledger.reserve('rain', [club(5), ada(0)])).toMatchObject({ account: 'club/ada' });
    expect(await first.core.ledger.used('club')).toEqual({ day: 0, month: 0 });
  });

  it('is there again on the next day, and in the next month', async () => {
    const { first, clock } = subject();
    const usedUp = async () => (await first.core.ledger.reserve(`song-${clock.now()}`, [ada(1, 2)]))?.period;
    expect(await usedUp()).toBeUndefined();
    moveTo(noon + 1);
    expect(await usedUp()).toBe('day');
    moveTo(nextDay);
    expect(await usedUp()).toBeUndefined();
    moveTo(Date.UTC(2126, 10, 23));
    expect(await usedUp()).toBe('month');
    moveTo(Date.UTC(2126, 11, 1));
    expect(await usedUp()).toBeUndefined();
  });

  it('is given back once, to the day it was taken from', async () => {
    const { first, second } = subject();
    await first.core.ledger.reserve('rain', [club(1)]);
    moveTo(nextDay);
    await first.core.ledger.reserve('sun', [club(1)]);
    await first.core.ledger.release('rain');
    await second.core.ledger.release('rain');
    expect(await first.core.ledger.used('club')).toEqual({ day: 1, month: 1 });
    await first.core.ledger.release('nobody');
    expect(await first.core.ledger.reserve('snow', [club(1)])).toMatchObject({ period: 'day' });
  });

  it('that was given back is not taken again by a late success', async () => {
    const { ledger } = subject().first.core;
    await ledger.reserve('rain', [club(1)]);
    await ledger.release('rain');
    await ledger.commit('rain', expense);
    expect(await ledger.used('club')).toEqual({ day: 0, month: 0 });
    expect((await ledger.report('club', month)).operation).toEqual(new Map());
  });

  it('that was given back after a crash is reserved again when the same event arrives again', async () => {
    const { first, second } = subject();
    await first.core.ledger.reserve('rain', [club(1)]);
    await second.core.ledger.release('rain');
    expect(await first.core.ledger.reserve('rain', [club(1)])).toBeUndefined();
    expect(await first.core.ledger.used('club')).toEqual({ day: 1, month: 1 });
    await first.core.ledger.commit('rain', expense);
    expect(await first.core.ledger.reserve('sun', [club(1)])).toMatchObject({ period: 'day' });
  });

  it('that was spent is given back when nothing of the song could be delivered', async () => {
    const { ledger } = subject().first.core;
    await ledger.reserve('rain', [club(1)]);
    await ledger.commit('rain', expense);
    await ledger.release('rain');
    expect(await ledger.used('club')).toEqual({ day: 0, month: 0 });
    expect((await ledger.report('club', month)).person).toEqual(new Map());
  });

  it('of a song that nobody reserved is not spent', async () => {
    const { ledger } = subject().first.core;
    await ledger.commit('rain', expense);
    expect((await ledger.report('club', month)).person).toEqual(new Map());
    expect(await ledger.reserved(noon, 10)).toEqual([]);
  });
};

const describeReports = (subject: Subject) => {
  it('reports what was spent, by person, operation and gateway', async () => {
    const { first, second } = subject();
    for (const [id, operation] of [
      ['a', 'song'],
      ['b', 'song'],
      ['c', 'cover'],
    ] as const) {
      await first.core.ledger.reserve(id, [club(), ada()]);
      await second.core.ledger.commit(id, { ...expense, operation });
      await first.core.ledger.commit(id, { ...expense, operation });
    }
    await first.core.ledger.reserve('d', [club()]);
    const report = await first.core.ledger.report('club', month);
    expect(report.operation).toEqual(
      new Map([
        ['song', { count: 2, credits: new Map() }],
        ['cover', { count: 1, credits: new Map() }],
      ]),
    );
    expect(report.person).toEqual(new Map([['web:ada', { count: 3, credits: new Map() }]]));
    expect(report.provider).toEqual(new Map([['first', { count: 3, credits: new Map() }]]));
    expect((await first.core.ledger.report('club', '2126-10')).person).toEqual(new Map());
  });

  it('reports the cost in the credits of each gateway, without what was given back', async () => {
    const { first, second } = subject();
    const costs = [
      ['a', 'song', 'first', 0.56],
      ['b', 'song', 'first', 0.56],
      ['c', 'stems', 'first', 2.8],
      ['d', 'song', 'second', 5000],
      ['e', 'song', 'second', undefined],
    ] as const;
    for (const [id, operation, provider, credits] of costs) {
      await first.core.ledger.reserve(id, [club()]);
      await second.core.ledger.commit(id, { person: 'web:ada:b', operation, provider, credits });
    }
    await first.core.ledger.release('c');
    const report = await first.core.ledger.report('club', month);
    const atFirst = ['first', 1.12] as const;
    const atSecond = ['second', 5000] as const;
    expect(report.operation).toEqual(
      new Map([['song', { count: 4, credits: new Map([atFirst, atSecond]) }]]),
    );
    expect(report.person.get('web:ada:b')).toEqual({ count: 4, credits: new Map([atFirst, atSecond]) });
    expect(report.provider.get('first')).toEqual({ count: 2, credits: new Map([atFirst]) });
    expect(report.provider.get('second')).toEqual({ count: 2, credits: new Map([atSecond]) });
  });

  it('keeps the count where a gateway names an impossible price', async () => {
    const { ledger } = subject().first.core;
    for (const [id, credits] of [
      ['a', 1e300],
      ['b', Number.POSITIVE_INFINITY],
      ['c', 2],
    ] as const) {
      await ledger.reserve(id, [club()]);
      await ledger.commit(id, { ...expense, credits });
    }
    await ledger.release('b');
    const { provider } = await ledger.report('club', month);
    expect(provider.get('first')).toEqual({ count: 2, credits: new Map([['first', 2]]) });
    expect(await ledger.used('club')).toEqual({ day: 2, month: 2 });
  });
};

const describeRename = (subject: Subject) => {
  it.each([
    ['before anything is requested there', false],
    ['while the first song is requested there', true],
  ])('moves an account to another name once, with its use and its report, %s', async (_, isInUse) => {
    const { first, second, clock } = subject();
    const grown: Account = { name: 'grown club', allowance: {} };
    const song = async (id: string, account: Account) => {
      await first.core.ledger.reserve(id, [account]);
      await first.core.ledger.commit(id, { ...expense, credits: 0.5 });
    };
    await song('rain', club());
    if (isInUse) await song('snow', grown);
    await Promise.all([
      first.core.ledger.renameAccount('club', 'grown club'),
      second.core.ledger.renameAccount('club', 'grown club'),
    ]);
    if (!isInUse) await song('snow', grown);
    await second.core.ledger.renameAccount('club', 'grown club');
    await second.core.ledger.renameAccount('grown club', 'grown club');
    expect(await first.core.ledger.used('grown club')).toEqual({ day: 2, month: 2 });
    expect(await first.core.ledger.used('club')).toEqual({ day: 0, month: 0 });
    expect((await first.core.ledger.report('grown club', month)).person).toEqual(
      new Map([['web:ada', { count: 2, credits: new Map([['first', 1]]) }]]),
    );
    clock.advance(24 * 3_600_000);
    expect(await first.core.ledger.used('grown club')).toEqual({ day: 0, month: 2 });
  });

  it('settles a song that was reserved under the old name without touching the new one', async () => {
    const { ledger } = subject().first.core;
    await ledger.reserve('rain', [club()]);
    await ledger.reserve('sun', [club()]);
    await ledger.renameAccount('club', 'grown club');
    await ledger.release('rain');
    await ledger.commit('sun', expense);
    expect(await ledger.used('grown club')).toEqual({ day: 2, month: 2 });
    expect(await ledger.used('club')).toEqual({ day: 0, month: 0 });
    expect((await ledger.report('grown club', month)).person).toEqual(new Map());
    expect((await ledger.report('club', month)).person.get('web:ada')?.count).toBe(1);
  });

  it('lists what is reserved and not settled, the oldest first', async () => {
    const { first, second, clock } = subject();
    await first.core.ledger.reserve('rain', [club()]);
    clock.advance(10);
    await first.core.ledger.reserve('sun', [club()]);
    await first.core.ledger.reserve('snow', [club()]);
    await first.core.ledger.commit('sun', expense);
    expect(await second.core.ledger.reserved(noon, 10)).toEqual(['rain']);
    expect(await second.core.ledger.reserved(clock.now(), 10)).toEqual(['rain', 'snow']);
    expect(await second.core.ledger.reserved(clock.now(), 1)).toEqual(['rain']);
    await first.core.ledger.release('rain');
    expect(await second.core.ledger.reserved(clock.now(), 10)).toEqual(['snow']);
  });
};

/** The ledger: reservations, reports, renamed accounts. */
export const describeLedger = (subject: Subject) => {
  describe('an allowance', () => describeReservations(subject));
  describe('the ledger', () => {
    describeReports(subject);
    describeRename(subject);
  });
};
