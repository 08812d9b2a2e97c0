import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

/** The settings of a Redis; without a directory it keeps nothing when it stops. */
export type RedisOptions = {
  /** The directory of the append-only file, so that the data outlives the process. */
  directory?: string;
  /** Set to write every command to disk before it is answered; needs `directory`. */
  appendonly?: boolean;
};

/** A real Redis on loopback that belongs to one test. */
export type TestRedis = {
  url: string;
  port: number;
  /** Kills it, with SIGKILL by default. Resolves when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port; stops it first when it still runs. */
  restart(): Promise<void>;
  /** Stops it for good. */
  stop(): Promise<void>;
};

/** Starts a real Redis on a free port and resolves when it answers. */
export const startRedis = async (options: RedisOptions = {}): Promise<TestRedis> => {
  let port = 0;
  let child: ChildProcess | undefined;
  const begin = async (): Promise<boolean> => {
    child = launch(port, options);
    return answering(port, child);
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const process = child;
    child = undefined;
    if (process === undefined || isOver(process)) return;
    const gone = new Promise((answer) => process.once('exit', answer));
    process.kill(signal);
    await gone;
  };
  const restart = async (): Promise<void> => {
    await kill('SIGTERM');
    if (!(await begin())) throw new Error(`Redis did not start again on port ${port}.`);
  };

  // Another process may take the free port between the probe and the launch.
  for (let tries = 0; tries < 5; tries += 1) {
    port = await freePort();
    if (await begin())
      return { url: `redis://127.0.0.1:${port}`, port, kill, restart, stop: () => kill('SIGKILL') };
  }
  throw new Error('Redis did not start: is redis-server installed?');
};

const launch = (port: number, options: RedisOptions): ChildProcess => {
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    save: '',
    appendonly: options.appendonly ? 'yes' : 'no',
    appendfsync: 'always',
    dir: options.directory ?? '/tmp',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn('redis-server', flags, { stdio: 'ignore' });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  // A missing program shows by never answering.
  child.once('error', () => {});
  return child;
};

const isOver = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

const answering = async (port: number, child: ChildProcess): Promise<boolean> => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await pong(port)) return !isOver(child);
    await new Promise((answer) => setTimeout(answer, 25));
    if (isOver(child)) return false;
  }
  return false;
};

/** True when a Redis at the port answers and is done loading. */
const pong = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (good: boolean) => {
      socket.destroy();
      answer(good);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('data', (chunk) => end(chunk.toString().includes('PONG')));
    socket.once('error', () => end(false));
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
