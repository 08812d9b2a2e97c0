import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConversationEntry } from '../../src/core/index.js';
import { freshKey, visit } from '../bots/web/visitor.js';
import { askRedis, redisPortIn, type StartedBot, startedBot } from '../kit/started-bot.js';

const script = new URL('../../scripts/start.mjs', import.meta.url).pathname;

let directory: string;
const bots: StartedBot[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'minstrel-start-'));
});
afterAll(async () => {
  for (const bot of bots) bot.signalAll('SIGKILL');
  const port = await redisPort();
  if (port > 0) await askRedis(port, 'SHUTDOWN NOSAVE');
  await rm(directory, { recursive: true, force: true });
});

const start = (environment: Record<string, string> = {}): StartedBot => {
  const bot = startedBot([process.execPath, script], { DATA_DIR: join(directory, 'data'), ...environment });
  bots.push(bot);
  return bot;
};

const redisPort = () => redisPortIn(join(directory, 'data'));

const entriesAt = async (address: string, cookie: string): Promise<ConversationEntry[]> => {
  const answer = await fetch(`${address}/api/conversation`, { headers: { cookie } });
  return ((await answer.json()) as { entries: ConversationEntry[] }).entries;
};

test('without any settings the bot makes songs; killed in the middle of one and started again, it finishes it', async () => {
  const first = start();
  const address = await first.address();
  expect(first.output()).toContain(
    'No DISCORD_TOKEN and no TELEGRAM_TOKEN is set: I talk in a web chat on this machine.\n' +
      'No gateway key is set: the sandbox composes, and nothing is charged.\n',
  );
  const port = await redisPort();
  expect(await askRedis(port, 'PING')).toContain('PONG');
  const { cookie, say } = await visit(address);
  expect((await say('a song that outlives its bot', freshKey())).carded).toBe(true);
  const card = async () => (await entriesAt(address, cookie))[1]?.message.body;
  await expect.poll(card).toMatch(/^Composing …/);
  first.signalAll('SIGKILL');
  await first.ended;
  expect(await askRedis(port, 'PING')).toContain('PONG');

  const second = start();
  const again = await second.address();
  expect(await redisPort()).toBe(port);
  const tracks = async () =>
    (await entriesAt(again, cookie)).filter((entry) => entry.message.audio !== undefined);
  await expect.poll(async () => (await tracks()).length).toBe(2);
  await expect
    .poll(async () => (await entriesAt(again, cookie))[1]?.message.body)
    .toBe('Here are your 2 tracks.');
  expect(await entriesAt(again, cookie)).toHaveLength(4);
  const journal = await readFile(join(directory, 'data', 'sandbox', 'sandbox.jsonl'), 'utf8');
  expect(journal.match(/^\{"task"/gm), 'paid once').toHaveLength(1);
  expect(await (await fetch(`${again}/readyz`)).json()).toMatchObject({ ready: true });

  second.terminate();
  expect(await second.ended).toBe(0);
  await expect.poll(() => second.isRunning(), { message: 'nothing is left behind' }).toBe(false);
  await expect.poll(() => askRedis(port, 'PING')).toBe('');
});

test('wrong settings are all reported in one message, nothing is started, and the exit code is 1', async () => {
  const nowhere = join(directory, 'nowhere');
  const wrong = start({
    DATA_DIR: nowhere,
    PORT: 'eighty',
    LOG_LEVEL: 'loud',
    DISCORD_API_URL: 'http://127.0.0.1:9',
    CCAPI_URL: 'ftp://gateway',
    GATEWAYS: 'ccapi,suno',
    REDIS_URL: 'localhost',
  });
  expect(await wrong.ended).toBe(1);
  expect(wrong.output()).toBe(
    [
      'Minstrel cannot start with these settings:',
      '- REDIS_URL is an address that starts with redis:// or rediss://.',
      '- PORT is a whole number from 0 to 65535.',
      '- LOG_LEVEL is one of fatal, error, warn, info, debug, trace, silent.',
      '- CCAPI_URL is set, but CCAPI_KEY is not.',
      '- GATEWAYS names ccapi, but it has no key.',
      '- GATEWAYS names suno, which is not known. Known are: ccapi, acedata, openai-hk, newapi, apixo.',
      '- DISCORD_API_URL is set, but DISCORD_TOKEN is not.',
      '',
    ].join('\n'),
  );
  expect(existsSync(nowhere)).toBe(false);
});

test('a Redis that does not answer is reported in one sentence without its password, and the exit code is 1', async () => {
  const lost = start({ REDIS_URL: 'redis://:secret-word@127.0.0.1:9', LOG_LEVEL: 'silent' });
  expect(await lost.ended).toBe(1);
  expect(lost.output()).toContain('Redis does not answer at redis://127.0.0.1:9. Check REDIS_URL.');
  expect(lost.output()).not.toContain('secret-word');
  expect(lost.output()).not.toMatch(/\n\s+at /);
});
