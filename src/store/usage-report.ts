import type { Expense, UsageReport } from '../core/index.js';

const kinds = ['person', 'operation', 'provider'] as const;

/** Credits are kept as whole thousandths. */
const parts = 1000;

/** A price from here on is a mistake of the gateway and is left out: Redis could not add it up. */
const mostCredits = 1_000_000_000;

/**
 * The lines that one expense adds to a month's report, with their amounts: `operation:song` counts, and
 * `operation$first:song` adds up the cost at the gateway `first`, in thousandths of its credits.
 */
export const usageFields = (expense: Expense): Record<string, number> => {
  const credits = expense.credits ?? 0;
  const thousandths = credits < mostCredits ? Math.round(credits * parts) : 0;
  const lines: [string, number][] = kinds.flatMap((kind) => [
    [`${kind}:${expense[kind]}`, 1],
    [`${kind}$${expense.provider}:${expense[kind]}`, thousandths],
  ]);
  return Object.fromEntries(lines.filter(([, amount]) => amount !== 0));
};

/** A month's report from its lines; an expense that was given back is not in it. */
export const readReport = (lines: Readonly<Record<string, string>>): UsageReport => {
  const report = { person: new Map(), operation: new Map(), provider: new Map() } satisfies UsageReport;
  const read = Object.entries(lines).flatMap(([line, amount]) => {
    const [head = '', ...name] = line.split(':');
    const [kind, provider] = head.split('$');
    const known = kinds.find((name) => name === kind);
    return known === undefined || Number(amount) <= 0
      ? []
      : [{ of: report[known], name: name.join(':'), provider, amount: Number(amount) }];
  });
  for (const { of, name, provider, amount } of read)
    if (provider === undefined) of.set(name, { count: amount, credits: new Map() });
  for (const { of, name, provider, amount } of read)
    if (provider !== undefined) of.get(name)?.credits.set(provider, amount / parts);
  return report;
};
