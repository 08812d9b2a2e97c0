import { spawn } from 'node:child_process';

/** A program running beside the test. */
export type Running = {
  /** Resolves when a line with the text comes out; rejects when it ends before. */
  says(text: string): Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal?: NodeJS.Signals): void;
  output(): string;
};

/** Runs a script in a process of its own; see `bundleScript` for how one is made. */
export const runScript = (file: string, environment: Record<string, string>): Running => {
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = output.split('\n').find((one) => one.includes(text));
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`ended without saying “${text}”:\n${output.slice(-2000)}`)));
      }),
    ended,
    kill: (signal = 'SIGKILL') => {
      child.kill(signal);
    },
    output: () => output,
  };
};
