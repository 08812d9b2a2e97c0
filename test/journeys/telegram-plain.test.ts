import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonsOf, expectPlainWords, type Harness, openHarness, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  // So long a grace never ends by itself in a test.
  harness = await openHarness({ overrides: { timing: { graceMs: 600_000 } } });
});
afterAll(() => harness.close());

test('a clear wish starts at once, and “cancel” in the grace costs nothing', async () => {
  const { me, chat } = harness.somebody('Ada');
  const charged = await harness.charged(async () => {
    await me.say(chat, 'a song about rain on the roof');
    const card = await harness.untilPosted(chat, /Starts in \d+ seconds\. Cancel now and it costs nothing\./);
    expect(buttonsOf(card)).toEqual([['Cancel']]);
    await me.say(chat, 'cancel');
    await harness.untilPosted(chat, /Nothing was charged/);
    await harness.settled();
  });
  expect(charged).toEqual([]);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('what is unclear is asked about first, and becomes a song by its button', async () => {
  const { me, chat } = harness.somebody('Bo');
  const charged = await harness.charged(async () => {
    await me.say(chat, 'rain');
    const offer = await harness.untilPosted(chat, /Shall I make a song of this\? “rain”/);
    expect(buttonsOf(offer)).toEqual([['Make a song of this']]);
    expect(harness.tracks(chat)).toEqual([]);
    await (await me.press(offer, 'Make a song of this')).answer;
    await harness.untilTracks(chat, 2);
  });
  expect(charged).toEqual(['generate']);
});

test('a change after a track opens the form of a cover in the changed style, and costs nothing yet', async () => {
  const { me, chat } = harness.somebody('Cleo');
  const charged = await harness.charged(async () => {
    await me.say(chat, '/song a song about a slow train');
    await harness.untilTracks(chat, 2);
    await me.say(chat, 'make it sadder');
    await harness.untilPosted(chat, /make it sadder/);
    await harness.settled();
  });
  expect(charged).toEqual(['generate']);
});
