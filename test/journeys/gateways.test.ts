import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Interaction, Message, Person } from '../kit/discord/index.js';
import { answerTo, cardOf, openHarness, press, textOf, the, withoutCovers } from './discord-harness.js';

const raw = { gateways: ['openai-hk'] };

/** Clicks a button under a track and submits its form. */
const followUp = async (
  who: Person,
  track: Message,
  button: string,
  values: Record<string, string> = {},
): Promise<Interaction> => {
  const sent = await who.fill(await press(who, track, button), values);
  await sent.acknowledged;
  return sent;
};

const noChannel = { error: { code: 'model_not_found', message: 'No available channel for model suno' } };

test('a gateway that returns raw clips makes songs and follow-ups like any other', async () => {
  const { ada, sandbox, song, finished } = await openHarness(raw);
  const [first, second] = await finished(cardOf(await song('a song about bare stones')));
  const [extension] = await finished(cardOf(await followUp(ada, the(first), 'Extend', { continueAt: '1' })));
  await finished(cardOf(await followUp(ada, the(second), 'Cover', { style: 'slow waltz' })));
  await finished(cardOf(await followUp(ada, the(extension), 'Stems')));
  await finished(cardOf(await followUp(ada, the(first), 'Remaster', { variation: 'subtle' })));
  expect(sandbox.charges.map(({ gateway, operation }) => `${gateway} ${operation}`)).toEqual([
    'openai-hk generate',
    'openai-hk extend',
    'openai-hk cover',
    'openai-hk stems',
    'openai-hk remaster',
  ]);
});

test('from raw clips all 24 stems come, each once, for one charge', async () => {
  const { ada, sandbox, song, finished, audible, settled } = await openHarness(raw);
  withoutCovers(sandbox);
  const [track] = await finished(cardOf(await song('a song about bare stones')));
  const messages = await finished(cardOf(await followUp(ada, the(track), 'Stems', { parts: 'all' })), 3);
  const names = messages.flatMap(({ attachments }) => attachments.map(({ filename }) => filename));
  expect(names).toHaveLength(24);
  await settled();
  expect(audible()).toHaveLength(5);
  expect(sandbox.charges).toHaveLength(2);
});

test('songs go to the gateway that comes first in GATEWAYS', async () => {
  const { sandbox, song, finished } = await openHarness({ gateways: ['openai-hk', 'ccapi'] });
  await finished(cardOf(await song('a song about order')));
  expect(sandbox.charges.map((charge) => charge.gateway)).toEqual(['openai-hk']);
});

test('a follow-up goes to the gateway that made the track, also when it is the second one', async () => {
  const { ada, sandbox, song, finished, discord } = await openHarness();
  sandbox.fail({ gateway: 'ccapi', route: 'submit', with: { status: 503, body: noChannel } });
  const [track] = await finished(cardOf(await song('a song about loyalty')));
  const more = await answerTo(discord, await press(ada, the(track), 'More'));
  expect(textOf(more)).toContain('openai-hk');
  await finished(cardOf(await followUp(ada, the(track), 'Extend', { continueAt: '1' })));
  await finished(cardOf(await followUp(ada, the(track), 'Remaster')));
  expect(sandbox.charges.map((charge) => charge.gateway)).toEqual(['openai-hk', 'openai-hk', 'openai-hk']);
});

test('a follow-up of a track whose gateway is no longer in use says so, at no cost', async () => {
  const { ada, sandbox, song, finished, discord, bots, start } = await openHarness();
  const [track] = await finished(cardOf(await song('a song about farewells')));
  const { prefix, stop } = the(bots[0]);
  await stop();
  await start({ gateways: ['openai-hk'], overrides: { prefix } });
  for (const button of ['Extend', 'Cover', 'Stems', 'Remaster']) {
    const reply = await answerTo(discord, await press(ada, the(track), button));
    expect(textOf(reply)).toBe(
      'This track was made at ccapi, and only there can it be worked on. ' +
        'That gateway is not in use right now. Nothing was charged.',
    );
  }
  const more = await answerTo(discord, await press(ada, the(track), 'More'));
  expect(textOf(more)).toContain('ccapi');
  expect(sandbox.charges).toHaveLength(1);
});

test('a gateway that rate-limits is skipped during its cool-down, and recovers by itself', async () => {
  const { sandbox, song, finished } = await openHarness();
  const slow = { status: 429, body: { message: 'too many requests' }, headers: { 'retry-after': '2' } };
  sandbox.fail({ gateway: 'ccapi', route: 'submit', with: slow });
  const first = cardOf(await song('the first song'));
  const second = cardOf(await song('the second song'));
  await finished(first);
  await finished(second);
  await pause(1500);
  await finished(cardOf(await song('the third song')));
  expect(sandbox.charges.map((charge) => charge.gateway)).toEqual(['openai-hk', 'openai-hk', 'ccapi']);
});
