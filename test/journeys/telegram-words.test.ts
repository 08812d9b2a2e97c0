import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonsOf, expectPlainWords, type Harness, openHarness, the, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness({ gateways: ['openai-hk'] });
});
afterAll(() => harness.close());

test('/lyrics writes lyrics, which are edited, and sung only when the person confirms', async () => {
  const { me, chat } = harness.somebody('Ada');
  await me.say(chat, '/lyrics a fox in the snow');
  const written = await harness.untilPosted(chat, /Here are your lyrics\. Nothing was sung yet\./);
  const sing = the(
    buttonsOf(written)
      .flat()
      .find((label) => label.startsWith('Sing it')),
  );
  const before = await harness.charged(async () => {
    await me.press(written, sing);
    const first = await harness.untilPosted(chat, /Question 1 of/);
    expect(wordsOf(first)).toMatch(/Lyrics\nNow:\s\S/);
    await me.say(chat, '[Verse]\nThe fox is mine now\n\n[Chorus]\nSnow, snow');
    await harness.untilPosted(chat, /Question 2 of \d\nStyle/);
    await me.say(chat, 'slow waltz');
    expect(wordsOf(await harness.untilPosted(chat, /Question 3 of \d\nTitle/))).toMatch(
      /Now: \S|For example/,
    );
    await me.say(chat, 'The Edited Fox');
    for (;;) {
      const question = the(harness.posts(chat).findLast((one) => buttonsOf(one).flat().includes('Cancel')));
      if (buttonsOf(question).flat().includes('Make it')) break;
      const button = buttonsOf(question).flat().includes('Keep') ? 'Keep' : 'Skip';
      if (buttonsOf(question).flat().includes(button)) await (await me.press(question, button)).answer;
      await harness.settled();
    }
  });
  expect(before).toEqual([]);
  const paid = await harness.charged(async () => {
    await harness.answer(me, chat, /That is all I need/, 'Make it');
    await harness.untilTracks(chat, 2);
  });
  expect(paid).toHaveLength(1);
  const [track] = harness.tracks(chat);
  expect(the(track).audio?.title).toBe('The Edited Fox');
  await (await me.press(the(track), 'More')).answer;
  await harness.answer(me, chat, /Model: v/, 'Lyrics');
  await harness.untilPosted(chat, /The fox is mine now/);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('a persona is made from a track, chosen in /custom, listed, and deleted', async () => {
  const { me, chat, track } = await harness.withTracks('Bo');
  await me.say(chat, '/persona');
  await harness.untilPosted(chat, /You have no personas yet/);
  await (await me.press(track, 'More')).answer;
  await me.press(await harness.untilPosted(chat, /Model: v/), 'Persona');
  await harness.untilPosted(chat, /Name of the persona/);
  await me.say(chat, 'Nora');
  for (let step = 2; step <= 4; step += 1) {
    const question = await harness.untilPosted(
      chat,
      new RegExp(`Question ${step} of|“Nora” is ready|That is all`),
    );
    const button = ['Make it', 'Keep', 'Skip'].find((label) => buttonsOf(question).flat().includes(label));
    if (button === undefined) break;
    await (await me.press(question, button)).answer;
    if (button === 'Make it') break;
  }
  await harness.untilPosted(chat, /“Nora” is ready\. Choose it as persona in \/custom\./);

  const asked = harness.sandbox.requests.length;
  await me.say(chat, '/custom');
  await harness.untilPosted(chat, /Question 1 of/);
  await me.say(chat, 'La la la');
  await harness.untilPosted(chat, /Question 2 of/);
  await me.say(chat, 'chanson');
  for (let step = 3; ; step += 1) {
    const question = await harness.untilPosted(chat, new RegExp(`Question ${step} of|That is all I need`));
    const labels = buttonsOf(question).flat();
    const button = the(['Nora', 'Make it', 'Keep', 'Skip'].find((label) => labels.includes(label)));
    await (await me.press(question, button)).answer;
    if (button === 'Make it') break;
  }
  await harness.untilTracks(chat, 4);
  expect(harness.sandbox.requests.length).toBeGreaterThan(asked);
  await (await me.press(the(harness.tracks(chat)[2]), 'More')).answer;
  await harness.untilPosted(chat, /Persona: /);

  await me.say(chat, '/persona');
  const list = await harness.untilPosted(chat, /^Your personas\n• Nora · openai-hk/);
  await harness.answer(me, chat, /^Your personas/, 'Delete “Nora”');
  expect((await (await me.press(list, 'Delete “Nora”')).answer).text).toContain('do not know that persona');
  await me.say(chat, '/persona');
  await harness.telegram.until(
    () => harness.posts(chat).filter((one) => wordsOf(one).includes('You have no personas yet')).length === 2,
    'no personas',
  );
});
