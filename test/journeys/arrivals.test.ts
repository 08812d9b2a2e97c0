import { expect, test } from 'vitest';
import { openHarness as openDiscord, textOf, the } from './discord-harness.js';
import { openHarness as openTelegram, wordsOf } from './telegram-harness.js';

test('a Discord server that takes the bot in is greeted once, in its language, in the channel of its system messages', async () => {
  const { discord, audible, settled } = await openDiscord();
  const [rules, hall] = discord.invite('Liederkranz', {
    locale: 'de',
    channels: ['regeln', 'halle'],
    system: false,
  });
  const [lobby, attic] = discord.invite('The Choir', { channels: ['lobby', 'attic'] });
  const posts = (channel: { id: string } | undefined) => discord.messages(the(channel).id);
  await discord.until(() => posts(lobby).length > 0, 'a hello');
  expect(textOf(the(posts(lobby)[0]))).toContain('Hello! I make songs\nType /song and what it is about');
  expect(textOf(the(posts(lobby)[0]))).toContain('/settings decides where I listen');
  await discord.until(() => posts(rules).length > 0, 'a hello where there are no system messages');
  expect(textOf(the(posts(rules)[0]))).toContain('Hallo! Ich mache Songs');
  expect(posts(attic)).toEqual([]);
  expect(posts(hall)).toEqual([]);
  discord.disconnect();
  await discord.until(() => discord.connected === 1, 'the bot to be back');
  await settled();
  expect(posts(lobby)).toHaveLength(1);
  expect(audible()).toEqual([]);
});

test('a Telegram group that takes the bot in is greeted, in the language of who did', async () => {
  const harness = await openTelegram();
  try {
    const olga = harness.telegram.person('Olga', { language_code: 'de' });
    const group = harness.telegram.invite('Der Chor', olga);
    const hello = await harness.untilPosted(group, /Hallo! Ich mache Songs/);
    expect(wordsOf(hello)).toContain('/settings');
    harness.telegram.redeliver(5);
    await harness.settled();
    expect(harness.posts(group)).toHaveLength(1);
    await olga.say(group, '/song wie schön');
    await harness.untilTracks(group, 2);
  } finally {
    await harness.close();
  }
});
