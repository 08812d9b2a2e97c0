import { spawn } from 'node:child_process';

/** A program that runs beside the test. */
export type Running = {
  /** Resolves when so many lines with the text were written; rejects when the program ends before that. */
  writes(text: string, times?: number): Promise<void>;
  /** How many lines with the text were written so far. */
  count(text: string): number;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal?: NodeJS.Signals): void;
  output(): string;
};

/** Runs a script in a process of its own; `bundleScript` makes one of TypeScript. */
export const runScript = (file: string, environment: Record<string, string>): Running => {
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const count = (text: string) => output.split('\n').filter((line) => line.includes(text)).length;
  return {
    writes: (text, times = 1) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (count(text) < times) return;
          listeners.delete(check);
          resolve();
        };
        listeners.add(check);
        check();
        void ended.then(() =>
          reject(new Error(`The program ended without “${text}”:\n${output.slice(-2000)}`)),
        );
      }),
    count,
    ended,
    kill: (signal = 'SIGKILL') => {
      child.kill(signal);
    },
    output: () => output,
  };
};
