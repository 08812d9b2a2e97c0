import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type BotFacts, startBot } from './bot.js';

/** One process of the bot: its name and what it holds in memory. */
type ProcessFacts = { name: string; megabytes: number };

/** What an idle bot takes: resident memory in MB of 1024 × 1024 bytes, CPU time in percent of a core. */
export type Idle = {
  residentMegabytes: number;
  /** Without npm and the shell it starts. */
  botMegabytes: number;
  cpuPercent: number;
  processes: readonly ProcessFacts[];
};

/** Milliseconds until a start has settled: V8 collects its garbage up to 20 s later. */
const settleMs = 25_000;

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Starts a bot and measures it while nobody asks for anything. Linux only: it reads /proc. */
export const measureIdle = async (facts: BotFacts, idleMs: number): Promise<Idle> => {
  const bot = await startBot(facts);
  try {
    await pause(settleMs);
    const before = cpuSeconds(treeOf(bot.pid));
    const startedAt = performance.now();
    await pause(idleMs);
    const tree = treeOf(bot.pid);
    const seconds = cpuSeconds(tree) - before;
    const processes = tree.map((pid) => ({ name: nameOf(pid), megabytes: residentMegabytes(pid) }));
    const sum = (some: readonly ProcessFacts[]) =>
      some.reduce((total, { megabytes }) => total + megabytes, 0);
    return {
      residentMegabytes: sum(processes),
      botMegabytes: sum(processes.filter(({ name }) => !/^(?:npm|sh)\b/.test(name))),
      cpuPercent: (seconds / ((performance.now() - startedAt) / 1000)) * 100,
      processes,
    };
  } finally {
    await bot.stop();
  }
};

/** A process and all below it, but for Redis and what that starts. */
const treeOf = (root: number): number[] => {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const parent = Number(statOf(entry)?.[1]);
    if (Number.isInteger(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const below = (pid: number): number[] =>
    /^(?:redis|valkey)/.test(nameOf(pid)) ? [] : [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
};

/** The fields of /proc/<pid>/stat from the state on: proc(5) numbers them from 3. */
const statOf = (pid: number | string): string[] | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
};

const nameOf = (pid: number): string => {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return words
      .map((word) => word.split('/').at(-1))
      .join(' ')
      .slice(0, 60);
  } catch {
    return '';
  }
};

const residentMegabytes = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
};

/** User and system time of processes, in seconds: fields 14 and 15 of proc(5). */
const cpuSeconds = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const stat = statOf(pid);
    return sum + (Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0)) / ticksPerSecond;
  }, 0);
