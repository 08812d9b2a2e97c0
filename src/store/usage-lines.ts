import type { Spending, UsageReport } from '../core/index.js';

const kinds = ['person', 'operation', 'provider'] as const;

/** Credits are kept as whole thousandths. */
const parts = 1000;

/**
 * The lines of a month's report that one spending adds to, with their amounts: `operation:song` counts, and
 * `operation$first:song` holds what that has cost at the gateway `first`, in thousandths of its credits.
 */
export const linesOf = (what: Spending): Record<string, number> => {
  const thousandths = Math.round((what.credits ?? 0) * parts);
  const lines: [string, number][] = kinds.flatMap((kind) => [
    [`${kind}:${what[kind]}`, 1],
    [`${kind}$${what.provider}:${what[kind]}`, thousandths],
  ]);
  return Object.fromEntries(lines.filter(([, amount]) => amount !== 0));
};

/** A month's report from its lines; what was given back leaves nothing in it. */
export const readReport = (lines: Readonly<Record<string, string>>): UsageReport => {
  const reportOf = (kind: (typeof kinds)[number]) => {
    const counted = Object.entries(lines).flatMap(([line, amount]) => {
      const name = line.startsWith(`${kind}:`) ? line.slice(kind.length + 1) : undefined;
      return name === undefined || Number(amount) <= 0 ? [] : [[name, Number(amount)] as const];
    });
    const cost = Object.entries(lines).flatMap(([line, amount]) => {
      const [head = '', ...name] = line.split(':');
      const provider = head.startsWith(`${kind}$`) ? head.slice(kind.length + 1) : undefined;
      const credits = Number(amount) / parts;
      return provider === undefined || credits <= 0 ? [] : [{ name: name.join(':'), provider, credits }];
    });
    return new Map(
      counted.map(([name, count]) => {
        const own = cost.filter((line) => line.name === name);
        return [name, { count, credits: new Map(own.map(({ provider, credits }) => [provider, credits])) }];
      }),
    );
  };
  return { person: reportOf('person'), operation: reportOf('operation'), provider: reportOf('provider') };
};
