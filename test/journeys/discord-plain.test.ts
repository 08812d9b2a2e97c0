import { expect, test } from 'vitest';
import { cardOf, labelsOf, openHarness, press, textOf, the } from './discord-harness.js';

const patient = { overrides: { timing: { graceMs: 600_000 } } };

test('a clear wish starts at once, and “stop” in the grace costs nothing', async () => {
  const { ada, discord, sandbox, settled } = await openHarness(patient);
  const dm = { dm: true };
  await ada.say('a song about rain on the roof', dm);
  await discord.until(
    () =>
      discord
        .messages(ada.dm)
        .some((message) => textOf(message).includes('Cancel now and it costs nothing.')),
    'the card with its grace',
  );
  await ada.say('stop', dm);
  await discord.until(
    () => discord.messages(ada.dm).some((message) => textOf(message).includes('Nothing was charged')),
    'the answer',
  );
  await settled();
  expect(sandbox.charges).toEqual([]);
});

test('what is unclear is asked about first, and becomes a song by its button', async () => {
  const { ada, discord, sandbox, finished } = await openHarness(patient);
  await ada.say('rain', { dm: true });
  const asked = () =>
    discord
      .messages(ada.dm)
      .find((message) => textOf(message).includes('Shall I make a song of this? “rain”'));
  const offer = the(await discord.until(asked, 'the question'));
  expect(labelsOf(offer)).toEqual(['Make a song of this']);
  expect(sandbox.charges).toEqual([]);
  await finished(cardOf(await press(ada, offer, 'Make a song of this')));
  expect(sandbox.charges).toHaveLength(1);
});
