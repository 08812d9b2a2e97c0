import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startDiscord } from '../../test/kit/discord/index.js';
import { startTelegram } from '../../test/kit/telegram/index.js';
import { startGateway } from '../gateway.js';

/** Which clone is started, how, and whether it gets both chat tokens and a gateway key or no settings at all. */
export type BotFacts = { directory: string; command: string; chats: boolean };

/** A bot in a process group of its own, with a fresh data directory and a Redis that it starts itself. */
export type RunningBot = {
  pid: number;
  /** Milliseconds from the command to the first 200 of /readyz. */
  readyMs: number;
  stop(): Promise<void>;
};

const patienceMs = 60_000;

/** Starts a bot and waits until it is ready. */
export const startBot = async ({ directory, command, chats }: BotFacts): Promise<RunningBot> => {
  const data = await mkdtemp(join(tmpdir(), 'minstrel-figures-'));
  const port = await freePort();
  const outside = chats ? await startOutside() : undefined;
  const { PATH = '', HOME = '' } = process.env;
  const environment = { PATH, HOME, DATA_DIR: data, PORT: String(port), ...outside?.environment };
  const [program = '', ...flags] = command.split(' ');
  let output = '';
  const startedAt = performance.now();
  const child = spawn(program, flags, {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    signalGroup(child, 'SIGTERM');
    const cut = setTimeout(() => signalGroup(child, 'SIGKILL'), 20_000);
    await ended;
    clearTimeout(cut);
    // The script ends a moment before what it has started.
    while (signalGroup(child, 0)) await pause(50);
    await outside?.stop();
    await rm(data, { recursive: true, force: true });
  };
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() - startedAt > patienceMs) {
      await stop();
      throw new Error(`The bot is not ready:\n${output.slice(-2000)}`);
    }
    await pause(10);
  }
  return { pid: child.pid ?? 0, readyMs: performance.now() - startedAt, stop };
};

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status === 200;
    },
    () => false,
  );

/** Discord, Telegram and a gateway, all on loopback. */
const startOutside = async () => {
  const discord = await startDiscord();
  const telegram = await startTelegram();
  const gateway = await startGateway({});
  const environment: Record<string, string> = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiRoot,
    CCAPI_KEY: 'figures-key',
    CCAPI_URL: gateway.url,
    ALLOW_PRIVATE_URLS: '1',
  };
  const stop = async (): Promise<void> => {
    await Promise.all([discord.close(), telegram.close(), gateway.stop()]);
  };
  return { environment, stop };
};

const signalGroup = (child: ChildProcess, name: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-(child.pid ?? 0), name);
  } catch {
    return false;
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
