import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from './types.js';

/** One line of the journal: a task, the time when the charges were cleared, or the port of the sandbox. */
export type JournalEntry = { readonly task: Task } | { readonly cleared: number } | { readonly port: number };

/** A log of the sandbox's state on disk, as JSON lines, so that a killed sandbox can continue. */
export type Journal = {
  /** The tasks of earlier runs, oldest first. */
  readonly tasks: readonly Task[];
  /** The tasks of earlier runs whose charges were not cleared. */
  readonly charged: readonly Task[];
  /** The port of the last run, so that its links still work. */
  readonly port: number | undefined;
  /** Writes synchronously, so that an accepted order survives a kill right after. */
  readonly write: (entry: JournalEntry) => void;
};

/** A journal that writes nothing. */
export const createMemoryJournal = (): Journal => ({
  tasks: [],
  charged: [],
  port: undefined,
  write: () => {},
});

/** Opens the journal in a directory and shortens it to the newest tasks; an incomplete line is skipped. */
export const openJournal = (directory: string, keep: number): Journal => {
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
  const lines: JournalEntry[] = [
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
};

const readEntries = (path: string): JournalEntry[] => {
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
};

const parseEntry = (line: string): JournalEntry | undefined => {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null) return undefined;
    if ('port' in entry && typeof entry.port === 'number') return { port: entry.port };
    if ('cleared' in entry) return { cleared: Number(entry.cleared) };
    return 'task' in entry && isTask(entry.task) ? { task: entry.task } : undefined;
  } catch {
    return undefined;
  }
};

const isTask = (value: unknown): value is Task => {
  if (typeof value !== 'object' || value === null) return false;
  return 'id' in value && typeof value.id === 'string' && 'clips' in value && Array.isArray(value.clips);
};
