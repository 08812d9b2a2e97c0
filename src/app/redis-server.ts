import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';

/** A Redis of the project's own, on loopback. */
export type RedisServer = { url: string; stop(): Promise<void> };

/**
 * Starts Redis under a directory, or finds the one that an earlier run left there: after a kill it may still be up.
 * Every write is on disk before it is answered (`appendfsync always`), because a record guards money.
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
    // Noted first: after a kill the next run finds this one, and starts no second one on the same files.
    await writeFile(portFile, String(port));
    if (!(await launch(port, home))) continue;
    return { url: `redis://127.0.0.1:${port}`, stop: () => shutDown(port) };
  }
  throw new Error(`Redis did not start. Its log is ${join(home, 'redis.log')}.`);
};

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
    // A session of its own: Ctrl-C reaches the bot first, and the bot stops Redis last.
    const child = spawn(program, flags, { stdio: 'ignore', detached: true });
    const missing = new Promise<boolean>((answer) => child.once('error', () => answer(true)));
    child.unref();
    const ended = new Promise<boolean>((answer) => child.once('exit', () => answer(true)));
    for (let waited = 0; waited < 100; waited += 1) {
      if (await isLoaded(port, home)) return true;
      const gone = await Promise.race([
        missing,
        ended,
        new Promise<boolean>((answer) => setTimeout(answer, 50, false)),
      ]);
      if (gone) break;
    }
    child.kill();
  }
  return false;
};

/**
 * True when the Redis at the port is the one that lives in `home`, and is done loading. While it loads it is waited
 * for, however long: a second one on the same files would ruin them.
 */
const isLoaded = async (port: number, home: string): Promise<boolean> => {
  for (;;) {
    const told = await ask(
      port,
      'CONFIG GET dir\r\nPING\r\n',
      (text) => text.includes('PONG') || text.includes('-LOADING'),
    );
    if (!told.includes(home)) return false;
    if (told.includes('PONG')) return true;
    if (!told.includes('-LOADING')) return false;
    await new Promise((again) => setTimeout(again, 100));
  }
};

const shutDown = async (port: number): Promise<void> => {
  await ask(port, 'SHUTDOWN\r\n', () => false);
};

const ask = (port: number, command: string, enough: (text: string) => boolean): Promise<string> =>
  new Promise((answer) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(command));
    const end = () => {
      socket.destroy();
      answer(text);
    };
    socket.setTimeout(5000, end);
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (enough(text)) end();
    });
    socket.on('error', end);
    socket.on('close', end);
  });

const freePort = (): Promise<number> =>
  new Promise((answer, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address();
      probe.close(() => answer(typeof place === 'object' && place !== null ? place.port : 0));
    });
  });
