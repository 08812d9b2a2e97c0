import { type Account, endOf, type Ledger, periodsOf } from '../../../src/core/index.js';
import { readReport, usageFields } from '../../../src/store/usage-report.js';
import { createSortedSet } from './sorted-set.js';

type Entry = {
  state: 'reserved' | 'spent' | 'returned';
  counters: readonly string[];
  accounts: readonly string[];
  lines: Readonly<Record<string, number>>;
  month: string;
};

/** Whole numbers by name; a name that is not there counts from 0. */
type Counts = Map<string, number>;

const add = (counts: Counts, name: string, amount: number) =>
  void counts.set(name, (counts.get(name) ?? 0) + amount);

const countersOf = ({ name, allowance }: Account, at: number) => {
  const { day, month } = periodsOf(at);
  return [
    { name, counter: `${name}:${day}`, period: 'day', limit: allowance.day },
    { name, counter: `${name}:${month}`, period: 'month', limit: allowance.month },
  ] as const;
};

/** The ledger in memory: the counters and reports of the one in Redis, which never end here. */
export const createMemoryLedger = (clock: () => number): Ledger => {
  const entries = new Map<string, Entry>();
  const open = createSortedSet();
  const counters: Counts = new Map();
  const reports = new Map<string, Counts>();
  const reportOf = (account: string, month: string): Counts => {
    const report = reports.get(`${account}:${month}`) ?? new Map<string, number>();
    reports.set(`${account}:${month}`, report);
    return report;
  };
  const addToReports = ({ accounts, lines, month }: Entry, sign: 1 | -1) => {
    for (const account of accounts)
      for (const [line, amount] of Object.entries(lines)) add(reportOf(account, month), line, sign * amount);
  };
  return {
    reserve: async (id, accounts) => {
      if ((entries.get(id)?.state ?? 'returned') !== 'returned') return undefined;
      const now = clock();
      const counted = accounts.flatMap((account) => countersOf(account, now));
      for (const { name, counter, period, limit } of counted) {
        if (limit !== undefined && (counters.get(counter) ?? 0) >= limit)
          return { account: name, period, limit, again: endOf(period, now) };
      }
      for (const { counter } of counted) add(counters, counter, 1);
      entries.set(id, {
        state: 'reserved',
        counters: counted.map(({ counter }) => counter),
        accounts: accounts.map(({ name }) => name),
        lines: {},
        month: '',
      });
      open.add(id, now);
      return undefined;
    },
    commit: async (id, expense) => {
      const entry = entries.get(id);
      if (entry?.state !== 'reserved') return;
      Object.assign(entry, { state: 'spent', lines: usageFields(expense), month: periodsOf(clock()).month });
      open.remove(id);
      addToReports(entry, 1);
    },
    release: async (id) => {
      const entry = entries.get(id);
      if (entry === undefined || entry.state === 'returned') return;
      for (const counter of entry.counters) if (counters.has(counter)) add(counters, counter, -1);
      if (entry.state === 'spent') addToReports(entry, -1);
      entry.state = 'returned';
      open.remove(id);
    },
    reserved: async (before, limit) => open.upTo(before, limit),
    used: async (account) => {
      const { day, month } = periodsOf(clock());
      return {
        day: counters.get(`${account}:${day}`) ?? 0,
        month: counters.get(`${account}:${month}`) ?? 0,
      };
    },
    renameAccount: async (from, to) => {
      if (from === to) return;
      const { day, month } = periodsOf(clock());
      for (const period of [day, month]) {
        const count = counters.get(`${from}:${period}`);
        counters.delete(`${from}:${period}`);
        if (count !== undefined) add(counters, `${to}:${period}`, count);
      }
      for (const [line, amount] of reportOf(from, month)) add(reportOf(to, month), line, amount);
      reports.delete(`${from}:${month}`);
    },
    report: async (account, month) =>
      readReport(
        Object.fromEntries([...reportOf(account, month)].map(([line, amount]) => [line, String(amount)])),
      ),
  };
};
