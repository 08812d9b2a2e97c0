// Prints the four figures of a production install: its size, the start, the memory and the CPU time of an idle bot.
//   node --import tsx bench/footprint.ts [--directory <another clone>] [--runs 5] [--idle 60] [size start idle]
import { parseArgs } from 'node:util';
import { type Idle, measureIdle } from './footprint/idle.js';
import { measureInstall } from './footprint/install.js';
import { measureStart } from './footprint/start.js';
import { machine, percentile, type Row, table } from './table.js';

const limits = { installMegabytes: 110, startMs: 1500, residentMegabytes: 150, cpuPercent: 0.5 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    directory: { type: 'string', default: new URL('..', import.meta.url).pathname },
    runs: { type: 'string', default: '5' },
    idle: { type: 'string', default: '60' },
    /** The program that starts the bot; `npm start` by default. */
    command: { type: 'string', default: 'npm start' },
  },
});
const { directory, command } = values;
const runs = Number(values.runs);
const idleMs = Number(values.idle) * 1000;

const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

const all = (numbers: readonly number[], digits = 0): string =>
  numbers.map((number) => number.toFixed(digits)).join(', ');

const repeat = async <Result>(name: string, measure: () => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = [];
  for (let run = 1; run <= runs; run += 1) {
    results.push(await measure());
    process.stderr.write(`${name}: run ${run} of ${runs}\n`);
  }
  return results;
};

const sizeRows = async (): Promise<Row[]> => {
  const megabytes = await measureInstall(directory);
  const met = megabytes <= limits.installMegabytes;
  return [
    {
      name: 'production install',
      minstrel: `${megabytes.toFixed(0)} MB`,
      aim: `≤ ${limits.installMegabytes} MB`,
      met,
    },
  ];
};

const startRows = async (): Promise<Row[]> => {
  const row = async (name: string, chats: boolean): Promise<Row> => {
    const times = await repeat(name, () => measureStart({ directory, command, chats }));
    const result = median(times);
    return {
      name: `${name} (${all(times)} ms)`,
      minstrel: `${result.toFixed(0)} ms`,
      aim: `≤ ${limits.startMs} ms`,
      met: result <= limits.startMs,
    };
  };
  return [
    await row(`\`${command}\` to /readyz, no settings`, false),
    await row(`\`${command}\` to /readyz, both chat tokens and a key`, true),
  ];
};

const idleRows = async (): Promise<Row[]> => {
  const results = await repeat('idle', () => measureIdle({ directory, command, chats: true }, idleMs));
  const resident = (pick: (one: Idle) => number) => results.map(pick);
  const total = resident((one) => one.residentMegabytes);
  const bot = resident((one) => one.botMegabytes);
  const cpu = resident((one) => one.cpuPercent);
  const processes = results[0]?.processes.map(({ name, megabytes }) => `${name} ${megabytes.toFixed(0)} MB`);
  return [
    {
      name: `resident memory, all processes but Redis (${all(total)} MB; ${processes?.join(', ')})`,
      minstrel: `${median(total).toFixed(0)} MB`,
      aim: `≤ ${limits.residentMegabytes} MB`,
      met: median(total) <= limits.residentMegabytes,
    },
    {
      name: `resident memory without npm's own processes (${all(bot)} MB)`,
      minstrel: `${median(bot).toFixed(0)} MB`,
    },
    {
      name: `CPU time over ${idleMs / 1000} s idle (${all(cpu, 2)} %)`,
      minstrel: `${median(cpu).toFixed(2)} %`,
      aim: `≤ ${limits.cpuPercent} % of a core`,
      met: median(cpu) <= limits.cpuPercent,
    },
  ];
};

const measurements: Record<string, () => Promise<Row[]>> = {
  size: sizeRows,
  start: startRows,
  idle: idleRows,
};

const names = positionals.length === 0 ? Object.keys(measurements) : positionals;
const rows: Row[] = [];
for (const name of names) {
  const measure = measurements[name];
  if (measure === undefined)
    throw new Error(`Unknown: ${name}. Known: ${Object.keys(measurements).join(', ')}.`);
  rows.push(...(await measure()));
}
const notes = [
  machine('of the bot'),
  `Median of ${runs} runs. Idle: both chats simulated in another process, the web chat on, a key for CCAPI; ${idleMs / 1000} s after a pause of 25 s.`,
];
process.stdout.write(`\n${table({ rows, notes })}\n`);
process.exit(0);
