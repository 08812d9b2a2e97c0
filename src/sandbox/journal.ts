import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from './song.js';

/** One line of the journal: a task, the moment the charges were cleared, or the port the sandbox listened on. */
export type Entry = { readonly task: Task } | { readonly cleared: number } | { readonly port: number };

/** The sandbox's memory across a kill: one JSON line for each thing that happened. */
export interface Journal {
  /** Tasks found at the start, oldest first. */
  readonly tasks: readonly Task[];
  /** Tasks found at the start whose charge had not been cleared. */
  readonly charged: readonly Task[];
  /** The port of the last run, so that links handed out before still lead here. */
  readonly port: number | undefined;
  /** Written before it returns, so that an accepted order survives a kill that follows at once. */
  readonly write: (entry: Entry) => void;
}

/** A journal that forgets. */
export function createMemoryJournal(): Journal {
  return { tasks: [], charged: [], port: undefined, write: () => {} };
}

/** Opens the journal in a directory and shortens it to the newest tasks; a line torn by a kill is skipped. */
export function openJournal(directory: string, keep: number): Journal {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'sandbox.jsonl');
  const entries = readEntries(path);
  const all: Task[] = [];
  let charged: Task[] = [];
  let port: number | undefined;
  for (const entry of entries) {
    if ('task' in entry) {
      all.push(entry.task);
      if (entry.task.billable) charged.push(entry.task);
    } else if ('cleared' in entry) charged = [];
    else port = entry.port;
  }
  const tasks = all.slice(-keep);
  const uncleared = new Set(charged);
  const lines: Entry[] = [
    ...tasks.filter((task) => !uncleared.has(task)).map((task) => ({ task })),
    { cleared: 0 },
    ...tasks.filter((task) => uncleared.has(task)).map((task) => ({ task })),
    ...(port === undefined ? [] : [{ port }]),
  ];
  writeFileSync(`${path}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  renameSync(`${path}.new`, path);
  return {
    tasks,
    charged: charged.slice(-keep),
    port,
    write: (entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`),
  };
}

function readEntries(path: string): Entry[] {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    const entry = parseEntry(line);
    return entry ? [entry] : [];
  });
}

function parseEntry(line: string): Entry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null) return undefined;
    if ('port' in entry && typeof entry.port === 'number') return { port: entry.port };
    if ('cleared' in entry) return { cleared: Number(entry.cleared) };
    return 'task' in entry && isTask(entry.task) ? { task: entry.task } : undefined;
  } catch {
    return undefined;
  }
}

function isTask(value: unknown): value is Task {
  if (typeof value !== 'object' || value === null) return false;
  return 'id' in value && typeof value.id === 'string' && 'clips' in value && Array.isArray(value.clips);
}
