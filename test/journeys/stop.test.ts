import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freshKey, visit } from '../bots/web/visitor.js';
import { askRedis, redisPortIn, type StartedBot, startedBot } from '../kit/started-bot.js';

/** How long the gateway takes to accept a song, in milliseconds. */
const submitMs = 3000;

/** CCAPI, as far as a submit needs it (docs.ccapi.ai); it accepts slowly. */
const startSlowGateway = async () => {
  const submits: string[] = [];
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const isSubmit = /\/suno\/submit\//.test(request.url ?? '');
    if (isSubmit) {
      submits.push(request.url ?? '');
      await new Promise((resolve) => setTimeout(resolve, submitMs));
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'success', message: '', data: isSubmit ? 'ticket-1' : [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, submits };
};

const startBot = async (gateway: string): Promise<{ bot: StartedBot; data: string }> => {
  const data = await mkdtemp(join(tmpdir(), 'minstrel-stop-'));
  const bot = startedBot(['npm', 'start'], {
    DATA_DIR: data,
    CCAPI_KEY: 'a-key-of-the-operator',
    CCAPI_URL: gateway,
    ALLOW_PRIVATE_URLS: '1',
  });
  onTestFinished(async () => {
    bot.signalAll('SIGKILL');
    const port = await redisPortIn(data);
    if (port > 0) await askRedis(port, 'SHUTDOWN NOSAVE');
    await rm(data, { recursive: true, force: true });
  });
  return { bot, data };
};

test.each<[string, (bot: StartedBot) => void]>([
  ['Ctrl-C, which reaches npm and the bot, and npm passes it on', (bot) => bot.signalAll('SIGINT')],
  ['SIGTERM to npm', (bot) => bot.terminate('SIGTERM')],
  ['SIGTERM to the whole group', (bot) => bot.signalAll('SIGTERM')],
])('a song that is being paid for is accepted before the bot stops, after %s', async (_, stop) => {
  const gateway = await startSlowGateway();
  const { bot, data } = await startBot(gateway.url);
  const { say } = await visit(await bot.address());
  await say('a song about the last train', freshKey());
  await expect.poll(() => gateway.submits.length).toBe(1);
  const redis = await redisPortIn(data);

  stop(bot);
  await bot.ended;
  await expect.poll(() => bot.isRunning(), { message: 'nothing is left behind' }).toBe(false);
  expect(bot.output().match(/"event":"submit\.accepted"/g)).toHaveLength(1);
  expect(bot.output()).not.toContain('app.stop-failed');
  expect(gateway.submits).toHaveLength(1);
  await expect.poll(() => askRedis(redis, 'PING'), { message: 'Redis stops last' }).toBe('');
});
