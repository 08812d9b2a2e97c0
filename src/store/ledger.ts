import { type Account, endOf, type Ledger, periodsOf, StorageError } from '../core/index.js';
import type { StoreContext } from './context.js';
import { commitEntry, moveCounts, releaseEntry, reserveEntry, unreadable } from './ledger-scripts.js';
import { registerScript } from './script.js';
import { readReport, usageFields } from './usage-report.js';

/** How long the report of a month is kept, in milliseconds after its last entry. */
const reportMs = 400 * 86_400_000;

/** The ledger in Redis. Every call is one script, so that a crash leaves no half of it. */
export const createLedger = ({ redis, key, clock }: StoreContext): Ledger => {
  const entryKey = (id: string) => key(`ledger:${id}`);
  const openKey = key('ledger-open');
  const reportPrefix = key('usage:');
  const reportKey = (account: string, month: string) => `${reportPrefix}${account}:${month}`;
  const counterKey = (account: string, period: string) => key(`allowance:${account}:${period}`);
  const runReserve = registerScript(redis, reserveEntry);
  const runCommit = registerScript(redis, commitEntry);
  const runRelease = registerScript(redis, releaseEntry);
  const runMove = registerScript(redis, moveCounts);
  const readable = (id: string, answer: number): number => {
    if (answer !== unreadable) return answer;
    throw new StorageError(`The ledger entry at ${entryKey(id)} cannot be read.`, 'unreadable');
  };
  return {
    reserve: async (id, accounts) => {
      const now = clock();
      const counted = accounts.flatMap((account) => countersOf(account, now));
      const keys = [entryKey(id), openKey, ...counted.map(({ name, span }) => counterKey(name, span))];
      const limits = counted.map(({ limit }) => limit ?? -1);
      const names = JSON.stringify(accounts.map(({ name }) => name));
      const usedUp = counted[readable(id, await runReserve(keys, [id, now, ...limits, names]))];
      if (usedUp === undefined || usedUp.limit === undefined) return undefined;
      const { name: account, period, limit } = usedUp;
      return { account, period, limit, again: endOf(period, now) };
    },
    commit: async (id, expense) => {
      const now = clock();
      const lines = JSON.stringify(usageFields(expense));
      const args = [id, lines, periodsOf(now).month, reportPrefix, now + reportMs];
      readable(id, await runCommit([entryKey(id), openKey], args));
    },
    release: async (id) => {
      readable(id, await runRelease([entryKey(id), openKey], [id, reportPrefix]));
    },
    reserved: (before, limit) => redis.zrangebyscore(openKey, '-inf', before, 'LIMIT', 0, limit),
    used: async (account) => {
      const { day, month } = periodsOf(clock());
      const [today, thisMonth] = await redis.mget(counterKey(account, day), counterKey(account, month));
      return { day: Number(today ?? 0), month: Number(thisMonth ?? 0) };
    },
    renameAccount: async (from, to) => {
      if (from === to) return;
      const { day, month } = periodsOf(clock());
      const keysOf = (name: string) => [
        counterKey(name, day),
        counterKey(name, month),
        reportKey(name, month),
      ];
      const newKeys = keysOf(to);
      await runMove(
        keysOf(from).flatMap((oldKey, index) => [oldKey, newKeys[index] ?? oldKey]),
        [],
      );
    },
    report: async (account, month) => readReport(await redis.hgetall(reportKey(account, month))),
  };
};

const countersOf = ({ name, allowance }: Account, at: number) => {
  const { day, month } = periodsOf(at);
  return [
    { name, period: 'day', span: day, limit: allowance.day },
    { name, period: 'month', span: month, limit: allowance.month },
  ] as const;
};
