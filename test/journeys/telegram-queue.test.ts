import { afterEach, expect, test } from 'vitest';
import { longFloodWindow } from '../kit/fast-timing.js';
import type { Chat, Person } from '../kit/telegram/index.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, wordsOf } from './telegram-harness.js';

let harness: Harness;

afterEach(() => harness.close());

/** Ada's first song is submitted slowly; Bo's song and her second one wait behind it. */
const openWithCrowd = async () => {
  harness = await openHarness({ sandbox: { slowMs: 3000 }, overrides: { pace: { concurrency: 1 } } });
  harness.sandbox.fail({ route: 'submit', with: 'slow' });
  const [ada, bo] = [harness.somebody('Ada'), harness.somebody('Bo')];
  const ask = async ({ me, chat }: { me: Person; chat: Chat }, prompt: string) => {
    await me.say(chat, `/song ${prompt}`);
    return harness.untilPosted(chat, prompt);
  };
  const first = await ask(ada, 'the first song');
  await harness.telegram.until(() => harness.sandbox.requests.length > 0, 'the first to be handed over');
  const second = await ask(bo, 'the second song');
  const third = await ask(ada, 'the third song');
  return { ada, bo, first, second, third };
};

test('a waiting song shows its true position on the card and in /queue, and is cancelled at no cost', async () => {
  const { ada, bo } = await openWithCrowd();
  await harness.untilPosted(bo.chat, /You are next\./);
  await harness.untilPosted(ada.chat, /the third song\n1 song is before yours\./);
  await ada.me.say(ada.chat, '/queue');
  const queue = await harness.untilPosted(ada.chat, /^In the making for you/);
  expect(wordsOf(queue)).toMatch(
    /the first song: being handed over\nthe third song: waiting · 1 song is before yours\./,
  );
  expect(wordsOf(queue)).toContain('At ccapi, 2 requests wait to be handed over, counting everybody’s.');
  expect(wordsOf(queue)).not.toContain('the second song');
  expect(buttonsOf(queue).flat()).toEqual(['Cancel: the first song', 'Cancel: the third song']);

  const reply = await harness.answer(bo.me, bo.chat, 'the second song', 'Cancel');
  expect(reply).toBe('Cancelled before it was handed to the gateway. Nothing was charged.');
  const over = await harness.untilPosted(bo.chat, /Cancelled before it was handed/);
  expect(buttonsOf(over)).toEqual([['Try again']]);
  await harness.untilTracks(ada.chat, 4);
  await harness.settled();
  expect(harness.tracks(bo.chat)).toEqual([]);
  expect(harness.sandbox.charges).toHaveLength(2);
  expectPlainWords([...harness.posts(ada.chat), ...harness.posts(bo.chat)].map(wordsOf));
});

test('a song that is already being composed is cancelled with the note that it was charged; /cancel asks which of several', async () => {
  harness = await openHarness({ pace: 60_000 });
  const { me, chat } = harness.somebody('Ada');
  await me.say(chat, '/song the first song');
  await harness.untilPosted(chat, /the first song\n.*Composing/s);
  await me.say(chat, '/song the second song');
  await harness.untilPosted(chat, /the second song\n.*Composing.*Ready in/s);
  await me.say(chat, '/queue');
  expect(wordsOf(await harness.untilPosted(chat, /^In the making/))).toContain('the second song: composing');
  await me.say(chat, '/cancel');
  const which = await harness.untilPosted(chat, 'Which one shall I cancel?');
  const reply = await (await me.press(which, 'Cancel: the first song')).answer;
  const cost = 'Cancelled. It was already with the gateway, which has charged for it.';
  expect(reply.text).toBe(cost);
  await harness.untilPosted(chat, /the first song\nCancelled/);
  expect((await (await me.press(which, 'Cancel: the first song')).answer).text).toBe('Cancelled.');
  await me.say(chat, '/cancel');
  await harness.untilPosted(chat, /the second song\nCancelled/);
  expect(harness.sandbox.charges).toHaveLength(2);
});

test('nobody cancels the song of another, and their buttons and forms stay apart', async () => {
  harness = await openHarness({ pace: 60_000 });
  const { telegram } = harness;
  const [ada, bo] = [telegram.person('Ada'), telegram.person('Bo')];
  const group = telegram.group('The band');
  await ada.say(group, '/song a duet');
  await bo.say(group, '/song a solo');
  const card = await harness.untilPosted(group, /a duet/);
  expect((await (await bo.press(card, 'Cancel')).answer).text).toContain('Only the person who asked');
  await bo.say(group, '/queue');
  const queue = await harness.untilPosted(group, /^In the making/);
  expect(wordsOf(queue)).toContain('a solo');
  expect(wordsOf(queue)).not.toContain('a duet');
});

test('a flood is slowed down before it costs anything, and other people are not', async () => {
  harness = await openHarness({ pace: 60_000, overrides: { wrap: longFloodWindow } });
  const { me, chat } = harness.somebody('Ada');
  const bo = harness.somebody('Bo');
  for (let count = 1; count <= 12; count += 1) await me.say(chat, `/song song number ${count}`);
  await harness.untilPosted(chat, 'You have 10 songs in the making.');
  for (let count = 1; count <= 25; count += 1) await me.say(chat, `and another ${count}`);
  await harness.untilPosted(chat, 'That is very fast. Wait a few seconds, then go on.');
  await bo.me.say(bo.chat, '/song a calm one');
  await harness.untilPosted(bo.chat, /a calm one\n.*Composing/s);
  await harness.settled();
  const slowed = harness.posts(chat).filter((one) => wordsOf(one).includes('That is very fast'));
  expect(slowed.length).toBe(1);
  expect(harness.sandbox.charges).toHaveLength(11);
});
