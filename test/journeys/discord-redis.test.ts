import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRedis } from '../kit/redis.js';
import { cardOf, openHarness, ready, textOf, the, withoutCovers } from './discord-harness.js';

test('/healthz and /readyz answer, and /readyz says when Redis is away', async () => {
  const redis = await startRedis();
  const { bots } = await openHarness({ redis });
  const bot = the(bots[0]);
  const health = await fetch(`${bot.app.url}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  expect(await ready(bot, true)).toEqual({ ready: true, redis: true, discord: true });
  await redis.kill();
  expect(await ready(bot, false)).toEqual({ ready: false, redis: false, discord: true });
  expect((await fetch(`${bot.app.url}/healthz`)).status).toBe(200);
  await redis.restart();
  expect(await ready(bot, true)).toEqual({ ready: true, redis: true, discord: true });
});

test('while Redis is away, a command is acknowledged in time and answered plainly, at no cost', async () => {
  const redis = await startRedis();
  const { discord, ada, bots, sandbox, song, finished } = await openHarness({ redis });
  const track = the((await finished(cardOf(await song('a song about memory'))))[0]);
  await redis.kill();
  const asked = await ada.slash('song', { prompt: 'a song about forgetting' });
  const pressed = await ada.press(track, 'Extend');
  for (const one of [asked, pressed]) {
    expect((await one.acknowledged).ms).toBeLessThan(3000);
    await discord.until(
      () =>
        [one.message, ...one.followUps].some(
          (message) => message !== null && textOf(message).includes('I cannot reach my memory right now.'),
        ),
      'the plain word',
      8000,
    );
  }
  expect(sandbox.charges).toHaveLength(1);
  await redis.restart();
  await ready(the(bots[0]), true);
  await finished(cardOf(await song('a song about remembering')));
  expect(sandbox.charges).toHaveLength(2);
});

test('a Redis restart during twenty songs loses none of them and charges none twice', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-redis-'));
  const redis = await startRedis({ directory, appendonly: true });
  const { discord, sandbox, audible, song, settled } = await openHarness({ redis, pace: 1500 });
  withoutCovers(sandbox);
  const asked = Array.from({ length: 20 }, (_, index) =>
    song(`a song about number ${index}`, discord.person(`Person ${index % 5}`)),
  );
  await discord.until(() => sandbox.charges.length >= 5, 'some songs to be handed over');
  await redis.restart();
  const cards = (await Promise.all(asked)).map(cardOf);
  await discord.until(() => audible().length >= 40, 'all of the songs');
  await discord.until(
    () => cards.every((card) => textOf(card).includes('Here are your 2 tracks.')),
    'all ends',
  );
  await settled();
  expect(audible()).toHaveLength(40);
  expect(new Set(audible().map((track) => track.reference)).size).toBe(20);
  expect(sandbox.charges).toHaveLength(20);
  await rm(directory, { recursive: true, force: true });
});
