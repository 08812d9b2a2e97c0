import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardOf, openHarness, textOf, the, withoutCovers } from './discord-harness.js';

test('two workers beside a bot turn twenty requests into twenty charges and forty posts', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-shared-'));
  const { discord, sandbox, song, audible, start, settled } = await openHarness({ bot: false, pace: 1000 });
  withoutCovers(sandbox);
  const overrides = { prefix: `shared-${process.pid}` };
  const role = (ROLE: string) => start({ overrides, environment: { ROLE, DATA_DIR: directory } });
  const workers = [await role('worker'), await role('worker')];
  const bot = await role('bot');
  const cards = await Promise.all(
    Array.from({ length: 20 }, async (_, index) =>
      cardOf(await song(`a song about number ${index}`, discord.person(`Person ${index % 4}`))),
    ),
  );
  await discord.until(() => cards.every((card) => textOf(card).includes('Here are your 2')), 'all songs');
  await settled();
  expect(audible()).toHaveLength(40);
  expect(new Set(audible().map((track) => track.reference)).size).toBe(20);
  expect(sandbox.charges).toHaveLength(20);
  for (const worker of workers)
    expect(worker.lines.filter((line) => line.facts.event === 'delivery.done').length).toBeGreaterThan(0);
  expect(bot.lines.filter((line) => line.facts.event === 'delivery.done')).toHaveLength(0);
  await rm(directory, { recursive: true, force: true });
});

test('a bot that is stopped during a submit waits for the answer, and the next process finishes the song', async () => {
  const { discord, sandbox, song, bots, start, finished } = await openHarness({ sandbox: { slowMs: 2000 } });
  const { prefix, stop, lines } = the(bots[0]);
  sandbox.fail({ route: 'submit', with: 'slow' });
  const card = cardOf(await song('a song about leaving'));
  await discord.until(() => sandbox.charges.length === 1, 'the song to be handed over');
  await stop();
  expect(lines.map((line) => line.facts.event)).toContain('submit.accepted');
  expect(lines.filter((line) => line.facts.alarm === true)).toEqual([]);
  await start({ overrides: { prefix } });
  await finished(card);
  expect(sandbox.charges).toHaveLength(1);
});

test('the log shows the life of one song under one id, from the event to the posts', async () => {
  const { song, bots, finished, settled } = await openHarness();
  const asked = [await song('the first song'), await song('the second song')];
  for (const one of asked) await finished(cardOf(one));
  await settled();
  const { lines } = the(bots[0]);
  for (const one of asked) {
    const begin = the(lines.find((line) => line.facts.key === `discord:${one.id}`));
    const story = lines.filter((line) => line.facts.id === begin.facts.id).map((line) => line.facts.event);
    expect(story).toEqual([
      'request.started',
      'submit.accepted',
      'generation.finished',
      'delivery.track-posted',
      'delivery.track-posted',
      'delivery.done',
    ]);
  }
});

test('the log shows a failure under its id as well', async () => {
  const { song, bots, says, settled } = await openHarness();
  const card = cardOf(await song('sandbox:fail'));
  await says(card, 'could not finish');
  await settled();
  const { lines } = the(bots[0]);
  const begin = the(lines.find((line) => line.facts.event === 'request.started'));
  const story = lines.filter((line) => line.facts.id === begin.facts.id).map((line) => line.facts.event);
  expect(story).toEqual(['request.started', 'submit.accepted', 'generation.failed', 'delivery.done']);
});

test('after Discord cuts the connection, the bot reconnects, and no request is lost', async () => {
  const { discord, sandbox, song, finished } = await openHarness({ pace: 1200 });
  const first = cardOf(await song('a song about rope'));
  discord.disconnect();
  await discord.until(() => discord.connected === 1, 'the bot to come back');
  await finished(first);
  await finished(cardOf(await song('a song about knots')));
  expect(sandbox.charges).toHaveLength(2);
});
