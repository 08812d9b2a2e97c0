import { cpus } from 'node:os';

/** One row of the result: the measurement, its baseline, and its target. */
export type Row = {
  name: string;
  minstrel: string;
  baseline?: string | undefined;
  /** The ratio to the baseline, the target, or both. */
  aim?: string | undefined;
  met?: boolean | undefined;
};

/** The result of one measurement: its rows, and sentences that explain them. */
export type Measured = { rows: Row[]; notes: string[] };

/** The result as a Markdown table, with the explanations below. */
export const table = ({ rows, notes }: Measured): string => {
  const lines = rows.map(({ name, minstrel, baseline, aim, met }) =>
    [name, minstrel, baseline ?? '–', aim ?? '–', met === undefined ? '–' : met ? 'yes' : 'no'].join(' | '),
  );
  return [
    '| Measurement | Minstrel | Baseline | Ratio or aim | Met? |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
    ...notes.map((note) => `- ${note}`),
  ].join('\n');
};

/** The machine in a few words. */
export const machine = (redisVersion: string): string => {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown';
  return `Node ${process.version}, ${processors.length} × ${model}, ${process.platform} ${process.arch}, Redis ${redisVersion} (appendonly, appendfsync always)`;
};

/** The value at a given share of all sorted values; 0.5 is the median. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** Three significant digits, thousands in full. */
export const short = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));
};

/** Milliseconds, or seconds from one second on. */
export const duration = (ms: number): string => (ms >= 1000 ? `${short(ms / 1000)} s` : `${short(ms)} ms`);
