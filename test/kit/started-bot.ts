import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';

/** A bot as somebody starts it in a terminal, with all that belongs to it in one process group. */
export type StartedBot = {
  output(): string;
  /** The exit code; null after a signal that was not handled. */
  ended: Promise<number | null>;
  /** The address that it prints. */
  address(): Promise<string>;
  /** Sends a signal to the process that was started, as a service manager does. */
  terminate(signal?: NodeJS.Signals): void;
  /** Sends a signal to the whole group, as Ctrl-C does. Its Redis has a session of its own and gets none. */
  signalAll(signal: NodeJS.Signals): void;
  /** True while a process of the group runs. */
  isRunning(): boolean;
};

/** Starts a bot by a command, with these settings and no others. */
export const startedBot = (command: readonly string[], environment: Record<string, string>): StartedBot => {
  const [program = '', ...args] = command;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(program, args, {
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return {
    output: () => output,
    ended: new Promise((resolve) => child.once('close', (code) => resolve(code))),
    address: async () => {
      const found = () => /Minstrel is at (http:\/\/localhost:\d+)/.exec(output)?.[1];
      await expect.poll(found, { message: 'the address' }).toBeDefined();
      return found() ?? '';
    },
    terminate: (signal = 'SIGTERM') => void child.kill(signal),
    signalAll: (signal) => void signalGroup(child, signal),
    isRunning: () => signalGroup(child, 0),
  };
};

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-(child.pid ?? 0), signal);
  } catch {
    return false;
  }
};

/** The port of the Redis that a bot runs itself; 0 when it has none. */
export const redisPortIn = async (dataDir: string): Promise<number> =>
  Number(await readFile(join(dataDir, 'redis', 'port'), 'utf8').catch(() => '0'));

/** What the Redis at the port answers to a command; empty when there is none. */
export const askRedis = (port: number, command: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    const end = (text: string) => {
      socket.destroy();
      resolve(text);
    };
    socket.once('data', (chunk) => end(chunk.toString()));
    socket.once('error', () => end(''));
    socket.once('close', () => end(''));
  });
