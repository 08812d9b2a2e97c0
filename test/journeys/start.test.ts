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
