import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../kit/telegram/index.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const withTracks: Harness['withTracks'] = (name) => harness.withTracks(name);
const charged: Harness['charged'] = (happens) => harness.charged(happens);
const answer: Harness['answer'] = (me, chat, question, button) => harness.answer(me, chat, question, button);

test('wrong answers are reported together, and the typed values are kept for the correction', async () => {
  const { me, chat, track } = await withTracks('Eve');
  const operations = await charged(async () => {
    await me.press(track, 'Extend');
    await harness.untilPosted(chat, /Question 1 of 4/);
    await me.say(chat, 'at the end');
    await harness.untilPosted(chat, /Question 2 of 4/);
    await me.say(chat, 'words I do not want to type again');
    await answer(me, chat, /Question 3 of 4/, 'Keep');
    await answer(me, chat, /Question 4 of 4/, 'Keep');
    await answer(me, chat, /That is all I need/, 'Make it');
    const reply = await harness.untilPosted(chat, /This needs a small correction/);
    expect(wordsOf(reply)).toContain('Nothing was charged');
    expect(wordsOf(reply)).toMatch(/“Where to go on” must be a moment in the track/);
    await me.press(reply, 'Correct it');
    const again = await harness.untilPosted(chat, /Question 1 of 4/);
    expect(wordsOf(again)).toContain('Now: at the end');
    await me.say(chat, '1');
    expect(wordsOf(await harness.untilPosted(chat, /Question 2 of 4/))).toContain(
      'words I do not want to type again',
    );
    await answer(me, chat, /Question 2 of 4/, 'Keep');
    await answer(me, chat, /Question 3 of 4/, 'Keep');
    await answer(me, chat, /Question 4 of 4/, 'Keep');
    await answer(me, chat, /That is all I need/, 'Make it');
    await harness.untilTracks(chat, 4);
  });
  expect(operations).toEqual(['extend']);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('a form is cancelled by its button and by /cancel, and nothing is charged', async () => {
  const { me, chat, track } = await withTracks('Finn');
  const operations = await charged(async () => {
    await me.press(track, 'Cover');
    await answer(me, chat, /Question 1 of 4/, 'Cancel');
    await harness.untilPosted(chat, /Style\nCancelled. Nothing was charged/);
    await me.press(track, 'Stems');
    await harness.untilPosted(chat, /Which parts/);
    await me.say(chat, '/cancel');
    await harness.untilPosted(chat, /^Cancelled. Nothing was charged/);
    await harness.settled();
  });
  expect(operations).toEqual([]);
  for (const message of harness.posts(chat).filter((one) => one.audio === undefined)) {
    expect(buttonsOf(message)).toEqual([]);
  }
});

test('two people fill in forms at once in one group, and neither answers for the other', async () => {
  const { telegram } = harness;
  const [gwen, hal] = [telegram.person('Gwen'), telegram.person('Hal')];
  const group = telegram.group('The band');
  const questionFor = (person: Person, step: number) =>
    telegram.until(
      () =>
        harness.posts(group).findLast((message) => {
          const owner = message.reply_markup?.inline_keyboard?.[0]?.[0]?.callback_data ?? '';
          return owner.endsWith(`:${person.account.id}`) && wordsOf(message).includes(`Question ${step} of`);
        }),
      `question ${step} for ${person.account.first_name}`,
    );
  const operations = await charged(async () => {
    await Promise.all([gwen.say(group, '/custom'), hal.say(group, '/custom')]);
    const [forGwen, forHal] = [await questionFor(gwen, 1), await questionFor(hal, 1)];
    expect(forGwen.message_id).not.toBe(forHal.message_id);
    // Nobody presses the button of another person.
    expect(await (await hal.press(forGwen, 'Skip')).answer).toMatchObject({
      text: expect.stringContaining('Only the person who asked'),
    });
    for (const [me, other] of [
      [gwen, hal],
      [hal, gwen],
    ] as const) {
      const name = me.account.first_name;
      await me.say(group, `la la la says ${name}`, { replyTo: await questionFor(me, 1) });
      await me.say(group, `the style of ${name}`, { replyTo: await questionFor(me, 2) });
      await other.say(group, 'what are you two doing?');
    }
    for (const me of [hal, gwen]) {
      await me.say(group, `Song of ${me.account.first_name}`, { replyTo: await questionFor(me, 3) });
      await me.press(await questionFor(me, 4), 'Skip');
      await me.press(await questionFor(me, 5), 'Skip');
      const ready = await telegram.until(
        () =>
          harness.posts(group).findLast((message) => {
            const data = message.reply_markup?.inline_keyboard?.[0]?.[0]?.callback_data ?? '';
            return data.endsWith(`:${me.account.id}`) && wordsOf(message).includes('That is all I need');
          }),
        'the end of the form',
      );
      await me.press(ready, 'Make it');
    }
    await harness.untilTracks(group, 4);
  });
  expect(operations).toEqual(['generate', 'generate']);
  for (const name of ['Gwen', 'Hal']) {
    const own = harness.tracks(group).filter((one) => one.audio?.title?.startsWith(`Song of ${name}`));
    expect(own).toHaveLength(2);
    for (const one of own) expect(one.caption).toContain(`the style of ${name}`);
  }
  expectPlainWords(harness.posts(group).map(wordsOf));
});

test('a half-filled form survives a restart of the bot', async () => {
  const { me, chat, track } = await withTracks('Ida');
  const operations = await charged(async () => {
    await me.press(track, 'Cover');
    await harness.untilPosted(chat, /Question 1 of 4/);
    await me.say(chat, 'ska with trombones');
    const question = await harness.untilPosted(chat, /Question 2 of 4/);
    await harness.stop();
    await me.press(question, 'Skip');
    await harness.start();
    await answer(me, chat, /Question 3 of 4/, 'Keep');
    await answer(me, chat, /Question 4 of 4/, 'Keep');
    await answer(me, chat, /That is all I need/, 'Make it');
    await harness.untilTracks(chat, 4);
  });
  expect(operations).toEqual(['cover']);
  expect(harness.tracks(chat)[2]?.caption).toContain('ska with trombones');
});

test('buttons pressed twice, and updates delivered twice, start one song', async () => {
  const { me, chat, track } = await withTracks('Jo');
  const operations = await charged(async () => {
    await me.press(track, 'Stems');
    const parts = await harness.untilPosted(chat, /Which parts/);
    await Promise.all([
      me.press(parts, 'Vocals and instrumental'),
      me.press(parts, 'Vocals and instrumental'),
    ]);
    harness.telegram.redeliver(2);
    await harness.untilTracks(chat, 4);
    await me.say(chat, '/song once and only once');
    harness.telegram.redeliver(1);
    await harness.untilTracks(chat, 6);
    harness.telegram.redeliver(1);
    await harness.settled();
  });
  expect(operations).toEqual(['stems', 'generate']);
  expect(harness.tracks(chat)).toHaveLength(6);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});
