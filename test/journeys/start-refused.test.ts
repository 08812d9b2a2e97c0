import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBot, startedBot } from '../kit/started-bot.js';

const script = new URL('../../scripts/start.mjs', import.meta.url).pathname;

let directory: string;
const bots: StartedBot[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'minstrel-start-'));
});
afterAll(async () => {
  for (const bot of bots) bot.signalAll('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

const start = (environment: Record<string, string>): StartedBot => {
  const bot = startedBot([process.execPath, script], { DATA_DIR: join(directory, 'data'), ...environment });
  bots.push(bot);
  return bot;
};

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
