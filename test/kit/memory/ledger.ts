import {
  type Account,
  type CommunitySettings,
  type Expense,
  endOf,
  type Ledger,
  type Preferences,
  periodsOf,
  type SettingsStore,
} from '../../../src/core/index.js';

/** The books of allowances in memory. */
export const createMemoryLedger = (clock: () => number): Ledger => {
  type Entry = {
    state: 'reserved' | 'spent' | 'returned';
    at: number;
    accounts: readonly Account[];
    what?: Expense | undefined;
  };
  type Counted = { count: number; credits: Map<string, number> };
  const entries = new Map<string, Entry>();
  const usedAt = (account: string, at: number) => {
    const now = periodsOf(at);
    const counted = [...entries.values()].filter(
      ({ state, accounts }) => state !== 'returned' && accounts.some(({ name }) => name === account),
    );
    return {
      day: counted.filter((entry) => periodsOf(entry.at).day === now.day).length,
      month: counted.filter((entry) => periodsOf(entry.at).month === now.month).length,
    };
  };
  return {
    reserve: async (id, accounts) => {
      if (entries.has(id) && entries.get(id)?.state !== 'returned') return undefined;
      const at = clock();
      for (const { name, allowance } of accounts) {
        const used = usedAt(name, at);
        for (const period of ['day', 'month'] as const) {
          const limit = allowance[period];
          if (limit !== undefined && used[period] >= limit)
            return { account: name, period, limit, again: endOf(period, at) };
        }
      }
      entries.set(id, { state: 'reserved', at, accounts });
      return undefined;
    },
    commit: async (id, what) => {
      const entry = entries.get(id);
      if (entry?.state === 'reserved') Object.assign(entry, { state: 'spent', what });
    },
    release: async (id) => {
      const entry = entries.get(id);
      if (entry !== undefined) entry.state = 'returned';
    },
    reserved: async (before, limit) =>
      [...entries]
        .filter(([, { state, at }]) => state === 'reserved' && at <= before)
        .map(([id]) => id)
        .slice(0, limit),
    used: async (account) => usedAt(account, clock()),
    renameAccount: async (from, to) => {
      for (const entry of entries.values())
        entry.accounts = entry.accounts.map((account) =>
          account.name === from ? { ...account, name: to } : account,
        );
    },
    report: async (account, month) => {
      const report = {
        person: new Map<string, Counted>(),
        operation: new Map<string, Counted>(),
        provider: new Map<string, Counted>(),
      };
      for (const { state, at, what, accounts } of entries.values()) {
        const counts = state === 'spent' && accounts.some(({ name }) => name === account);
        if (!counts || what === undefined || periodsOf(at).month !== month) continue;
        for (const kind of ['person', 'operation', 'provider'] as const) {
          const spent = report[kind].get(what[kind]) ?? { count: 0, credits: new Map() };
          spent.count += 1;
          if (what.credits !== undefined)
            spent.credits.set(what.provider, (spent.credits.get(what.provider) ?? 0) + what.credits);
          report[kind].set(what[kind], spent);
        }
      }
      return report;
    },
  };
};

/** What communities, people and the operator decided, in memory. */
export const createMemorySettings = (): SettingsStore => {
  const communities = new Map<string, CommunitySettings>();
  const people = new Map<string, Preferences>();
  const blocks = new Set<string>();
  return {
    community: async (key) => communities.get(key) ?? {},
    setCommunity: async (key, settings) => void communities.set(key, settings),
    startCommunity: async (key, settings) => {
      if (!communities.has(key)) communities.set(key, settings);
    },
    preferences: async (person) => people.get(person) ?? {},
    setPreferences: async (person, preferences) => void people.set(person, preferences),
    blocked: async () => new Set(blocks),
    block: async (key) => void blocks.add(key),
    unblock: async (key) => void blocks.delete(key),
  };
};
