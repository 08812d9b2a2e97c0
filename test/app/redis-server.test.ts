import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startRedisServer } from '../../src/app/redis-server.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'minstrel-redis-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it('a second bot finds the Redis that the first one started', async () => {
  const first = await startRedisServer(directory);
  const second = await startRedisServer(directory);
  expect(second.url).toBe(first.url);
  await first.stop();
});

it('a Redis that is still reading what it knows is waited for: two in one place would ruin the records', async () => {
  const home = join(directory, 'redis');
  await mkdir(home, { recursive: true });
  let asked = 0;
  const loading = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      asked += 1;
      const ready = asked > 3 ? '+PONG' : '-LOADING Redis is loading the dataset in memory';
      socket.write(`*2\r\n$3\r\ndir\r\n$${home.length}\r\n${home}\r\n${ready}\r\n`);
    });
  });
  await new Promise<void>((listening) => loading.listen(0, '127.0.0.1', listening));
  const { port } = loading.address() as AddressInfo;
  await writeFile(join(home, 'port'), String(port));
  const server = await startRedisServer(directory);
  expect(server.url).toBe(`redis://127.0.0.1:${port}`);
  expect(await readFile(join(home, 'port'), 'utf8')).toBe(String(port));
  await new Promise((closed) => loading.close(closed));
});
