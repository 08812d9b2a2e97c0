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

it('a second bot uses the Redis that the first one started', async () => {
  const first = await startRedisServer(directory);
  const second = await startRedisServer(directory);
  expect(second.url).toBe(first.url);
  await first.stop();
});

it('a bot waits for a Redis that is still loading, because two servers in one directory would damage the records', async () => {
  const redisDirectory = join(directory, 'redis');
  await mkdir(redisDirectory, { recursive: true });
  let commands = 0;
  const loading = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      commands += 1;
      const ready = commands > 3 ? '+PONG' : '-LOADING Redis is loading the dataset in memory';
      socket.write(`*2\r\n$3\r\ndir\r\n$${redisDirectory.length}\r\n${redisDirectory}\r\n${ready}\r\n`);
    });
  });
  await new Promise<void>((listening) => loading.listen(0, '127.0.0.1', listening));
  const { port } = loading.address() as AddressInfo;
  await writeFile(join(redisDirectory, 'port'), String(port));
  const server = await startRedisServer(directory);
  expect(server.url).toBe(`redis://127.0.0.1:${port}`);
  expect(await readFile(join(redisDirectory, 'port'), 'utf8')).toBe(String(port));
  await new Promise((closed) => loading.close(closed));
});
