import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';

/** A Redis that the bot runs itself, on loopback. */
export type RedisServer = { url: string; stop(): Promise<void> };

/**
 * Starts Redis under a directory, or finds the one that an earlier run left running there, as a kill does. Every write
 * is on disk before it is answered (`appendfsync always`), because a record says what was paid for.
 */
export const startRedisServer = async (directory: string): Promise<RedisServer> => {
  const home = resolve(directory, 'redis');
  await mkdir(home, { recursive: true });
  const portFile = join(home, 'port');
  const earlier = Number(await readFile(portFile, 'utf8').catch(() => ''));
  if (earlier > 0 && (await isLoaded(earlier, home)))
    return { url: `redis://127.0.0.1:${earlier}`, stop: () => shutDown(earlier) };

  for (let tries = 0; tries < 3; tries += 1) {
    const port = await freePort();
    // Written first: after a kill the next run finds this server and starts no second one on the same files.
    await writeFile(portFile, String(port));
    if (!(await launch(port, home))) continue;
    return { url: `redis://127.0.0.1:${port}`, stop: () => shutDown(port) };
  }
  throw new Error(`Redis did not start. Its log is ${join(home, 'redis.log')}.`);
};

/** Milliseconds: how long a server may take to answer, and how often it is asked. */
const startMs = 5000;
const pauseMs = 20;

const launch = async (port: number, home: string): Promise<boolean> => {
  for (const program of ['redis-server', 'valkey-server']) {
    const options = {
      port: String(port),
      bind: '127.0.0.1',
      dir: home,
      appendonly: 'yes',
      appendfsync: 'always',
      save: '',
      'maxmemory-policy': 'noeviction',
      logfile: 'redis.log',
      'shutdown-timeout': '3',
    };
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    // A session of its own: Ctrl-C reaches only the bot, which stops Redis last.
    const child = spawn(program, flags, { stdio: 'ignore', detached: true });
    const missing = new Promise<boolean>((resolve) => child.once('error', () => resolve(true)));
    child.unref();
    const ended = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)));
    for (let waitedMs = 0; waitedMs < startMs; waitedMs += pauseMs) {
      if (await isLoaded(port, home)) return true;
      const gone = await Promise.race([
        missing,
        ended,
        new Promise<boolean>((resolve) => setTimeout(resolve, pauseMs, false)),
      ]);
      if (gone) break;
    }
    child.kill();
  }
  return false;
};

/**
 * True when the Redis at the port is the one of `home` and has loaded its files. Waits while it loads, however long: a
 * second server on the same files would damage them.
 */
const isLoaded = async (port: number, home: string): Promise<boolean> => {
  for (;;) {
    const answer = await ask(
      port,
      'CONFIG GET dir\r\nPING\r\n',
      (text) => text.includes('PONG') || text.includes('-LOADING'),
    );
    if (!answer.includes(home)) return false;
    if (answer.includes('PONG')) return true;
    if (!answer.includes('-LOADING')) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const shutDown = async (port: number): Promise<void> => {
  await ask(port, 'SHUTDOWN\r\n', () => false);
};

/** What the server at the port answers, until it is enough or 5 s have passed; empty when nothing listens. */
const ask = (port: number, command: string, isEnough: (text: string) => boolean): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(command));
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(5000, end);
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (isEnough(text)) end();
    });
    socket.on('error', end);
    socket.on('close', end);
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
