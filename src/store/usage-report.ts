import type { Expense, UsageReport } from '../core/index.js';

const kinds = ['person', 'operation', 'provider'] as const;

/** Credits are kept as whole thousandths. */
const parts = 1000;

/** What is said to have cost so much is nonsense, and Redis could not add it up. */
const mostCredits = 1_000_000_000;

/**
 * The lines of a month's report that one spending adds to, with their amounts: `operation:song` counts, and
 * `operation$first:song` holds what that has cost at the gateway `first`, in thousandths of its credits.
 */
export const usageFields = (what: Expense): Record<string, number> => {
  const credits = what.credits ?? 0;
  const thousandths = credits < mostCredits ? Math.round(credits * parts) : 0;
  const lines: [string, number][] = kinds.flatMap((kind) => [
    [`${kind}:${what[kind]}`, 1],
    [`${kind}$${what.provider}:${what[kind]}`, thousandths],
  ]);
  return Object.fromEntries(lines.filter(([, amount]) => amount !== 0));
};

/** A month's report from its lines; what was given back leaves nothing in it. */
export const readReport = (lines: Readonly<Record<string, string>>): UsageReport => {
  const report = { person: new Map(), operation: new Map(), provider: new Map() } satisfies UsageReport;
  const read = Object.entries(lines).flatMap(([line, amount]) => {
    const [head = '', ...name] = line.split(':');
    const [kind, provider] = head.split('$');
    const known = kinds.find((one) => one === kind);
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
