import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { answerTo, cardOf, labelsOf, openHarness, press, textOf, the } from './discord-harness.js';

/** One song is submitted slowly, and the next ones wait behind it. */
const openWithCrowd = async () => {
  const harness = await openHarness({
    sandbox: { slowMs: 3000 },
    gateways: ['ccapi'],
    overrides: { pace: { concurrency: 1 } },
  });
  harness.sandbox.fail({ route: 'submit', with: 'slow' });
  const first = cardOf(await harness.song('the first song'));
  await harness.discord.until(() => harness.sandbox.requests.length > 0, 'the first song to be handed over');
  const second = cardOf(await harness.song('the second song', harness.bob));
  const third = cardOf(await harness.song('the third song'));
  return { ...harness, first, second, third };
};

test('a waiting song shows its position on the card and in /queue', async () => {
  const { ada, discord, second, third } = await openWithCrowd();
  expect(textOf(second)).toContain('You are next.');
  expect(textOf(third)).toContain('1 song is before yours.');
  const queue = await answerTo(discord, await ada.slash('queue'));
  expect(queue.ephemeralFor).toBe(ada.id);
  expect(textOf(queue)).toContain('the first song: being handed over');
  expect(textOf(queue)).toContain('the third song: waiting · 1 song is before yours.');
  expect(textOf(queue)).not.toContain('the second song');
  expect(labelsOf(queue)).toEqual(['Cancel: the first song', 'Cancel: the third song']);
});

test('a queued song is cancelled by its button at no cost, and the others go on', async () => {
  const { ada, bob, discord, sandbox, second, third, first, says, finished, tracksOf, settled } =
    await openWithCrowd();
  const strange = await answerTo(discord, await press(ada, second, 'Cancel'));
  expect(textOf(strange)).toBe('Only the person who asked for this song can do that.');
  expect(strange.ephemeralFor).toBe(ada.id);
  const reply = await answerTo(discord, await press(bob, second, 'Cancel'));
  expect(textOf(reply)).toBe('Cancelled before it was handed to the gateway. Nothing was charged.');
  await says(second, 'Cancelled before it was handed to the gateway. Nothing was charged.');
  expect(labelsOf(second)).toEqual(['Try again']);
  await finished(first);
  await finished(third);
  await settled();
  expect(tracksOf(second)).toHaveLength(0);
  expect(sandbox.charges).toHaveLength(2);
});

test('a song that is already being composed is cancelled with the note that it was charged, and never comes', async () => {
  const { ada, discord, sandbox, song, says, audible } = await openHarness({ pace: 2500 });
  const card = cardOf(await song('a song about second thoughts'));
  await discord.until(() => sandbox.charges.length === 1, 'the charge');
  await says(card, 'Composing');
  const clicks = await Promise.all([press(ada, card, 'Cancel'), press(ada, card, 'Cancel')]);
  const reply = await Promise.all(clicks.map(async (click) => textOf(await answerTo(discord, click))));
  const cost = 'Cancelled. It was already with the gateway, which has charged for it.';
  expect(reply.toSorted()).toEqual(['Cancelled.', cost]);
  await says(card, cost);
  // Long enough for the song to have been finished.
  await pause(1500);
  expect(audible()).toHaveLength(0);
  expect(sandbox.charges).toHaveLength(1);
});

test('/cancel cancels the only song, asks which of several, and says when there is none', async () => {
  const { ada, discord, sandbox, song, says, audible, settled } = await openHarness({ pace: 60_000 });
  const none = await answerTo(discord, await ada.slash('cancel'));
  expect(textOf(none)).toContain('You have nothing in the making, so there is nothing to cancel.');
  expect(textOf(await answerTo(discord, await ada.slash('queue')))).toContain(
    'Nothing is in the making for you.',
  );
  const first = cardOf(await song('the first song'));
  const second = cardOf(await song('the second song'));
  const which = await answerTo(discord, await ada.slash('cancel'));
  expect(textOf(which)).toContain('Which one shall I cancel?');
  await press(ada, which, 'Cancel: the first song');
  await says(first, 'Cancelled');
  await pause(100);
  const choices = await ada.autocomplete('cancel', 'song', '');
  expect(choices.map((choice) => choice.name)).toEqual(['the second song']);
  await answerTo(discord, await ada.slash('cancel', { song: the(choices[0]).value }));
  await says(second, 'Cancelled');
  const third = cardOf(await song('the third song'));
  await answerTo(discord, await ada.slash('cancel'));
  await says(third, 'Cancelled');
  await settled();
  expect(audible()).toHaveLength(0);
  expect(sandbox.charges.length).toBeLessThanOrEqual(3);
});

test('Try again after Cancel makes one new song, also after a double click', async () => {
  const { ada, bob, discord, sandbox, song, says, audible, settled } = await openHarness();
  // The song cannot be finished before it is cancelled.
  const atLast = sandbox.fail({ route: 'poll', times: 50, with: 'html' });
  const card = cardOf(await song('a song about patience'));
  await answerTo(discord, await press(ada, card, 'Cancel'));
  await says(card, 'Cancelled');
  atLast();
  sandbox.clear();
  expect(labelsOf(card)).toEqual(['Try again']);
  const strange = await answerTo(discord, await press(bob, card, 'Try again'));
  expect(textOf(strange)).toBe('Only the person who asked for this song can do that.');
  await Promise.all([press(ada, card, 'Try again'), press(ada, card, 'Try again')]);
  await discord.until(() => audible().length === 2, 'the song');
  const late = await answerTo(discord, await press(ada, card, 'Try again'));
  expect(textOf(late)).toContain('That is already on its way.');
  await settled();
  expect(audible()).toHaveLength(2);
  expect(sandbox.charges).toHaveLength(1);
});

test('one person has at most ten unfinished songs', async () => {
  const { ada, discord, sandbox, song, settled } = await openHarness({ pace: 60_000 });
  for (let count = 1; count <= 10; count += 1) await song(`song number ${count}`);
  const reply = await answerTo(discord, await ada.slash('song', { prompt: 'one too many' }));
  expect(textOf(reply)).toContain('You have 10 songs in the making.');
  await settled();
  expect(sandbox.charges).toHaveLength(10);
});

test('a button of an unknown version is answered as too old', async () => {
  const { ada, discord, sandbox, song, finished } = await openHarness();
  const [track] = await finished(cardOf(await song('a song about bread')));
  const row = the(the(track).components[0]);
  Object.assign(the(row.components?.[0]), { custom_id: '0e-from-long-ago' });
  const reply = await answerTo(discord, await press(ada, the(track), '0e-from-long-ago'));
  expect(textOf(reply)).toContain('This button is from another version of me');
  expect(sandbox.charges).toHaveLength(1);
});
