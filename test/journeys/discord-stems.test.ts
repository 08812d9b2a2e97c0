import { expect, test } from 'vitest';
import type { Message } from '../kit/discord/index.js';
import {
  cardOf,
  linkTo,
  openWithTracks,
  press,
  questionsOf,
  textOf,
  withoutCovers,
} from './discord-harness.js';

const titleOf = (message: Message): string => (message.embeds[0]?.title ?? '').replaceAll('\\', '');

test('Stems in two parts give the voice and the instruments', async () => {
  const harness = await openWithTracks();
  const { ada, first, sandbox, finished } = harness;
  const opened = await press(ada, first, 'Stems');
  expect([...questionsOf(opened).keys()]).toEqual(['parts']);
  const sent = await ada.fill(opened, {});
  await sent.acknowledged;
  const tracks = await finished(cardOf(sent), 2);
  expect(tracks.map(titleOf).join(' ')).toMatch(/Vocals.*Instrumental/);
  for (const track of tracks) expect(textOf(track)).toContain(linkTo(harness, first));
  expect(sandbox.charges.map((charge) => charge.operation)).toEqual(['generate', 'stems']);
});

test('Stems of all instruments post each of the 12 tracks once, in two messages and one ZIP', async () => {
  const { ada, first, sandbox, finished, audible, discord, settled } = await openWithTracks();
  withoutCovers(sandbox);
  const sent = await ada.fill(await press(ada, first, 'Stems'), { parts: 'all' });
  await sent.acknowledged;
  const messages = await finished(cardOf(sent), 2);
  const names = messages.flatMap(({ attachments }) => attachments.map(({ filename }) => filename));
  expect(messages.map(({ attachments }) => attachments.length)).toEqual([9, 3]);
  expect(new Set(names).size).toBe(12);
  expect(messages.map(textOf).join()).toMatch(/Tracks 1 to 9 of 12\..*Tracks 10 to 12 of 12\./s);
  const zip = discord
    .messages(discord.channelId)
    .filter(({ attachments }) => attachments.some(({ filename }) => filename.endsWith('.zip')));
  expect(zip.map(textOf).join()).toContain('All 12 tracks in one file.');
  await settled();
  expect(audible()).toHaveLength(4);
  expect(sandbox.charges).toHaveLength(2);
  expect(textOf(cardOf(sent))).toContain('Here are your 12 tracks.');
});
