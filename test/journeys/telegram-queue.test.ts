import { afterEach, expect, test } from 'vitest';
import type { Chat, Person } from '../kit/telegram/index.js';
import { aWhile, buttonsOf, expectPlainWords, openStage, type Stage, wordsOf } from './telegram-stage.js';

let stage: Stage;

afterEach(() => stage.close());

/** Ada's first song is being handed over slowly; Bo's and her second one wait behind it. */
const openWithCrowd = async () => {
  stage = await openStage({ sandbox: { slowMs: 3000 }, overrides: { pace: { concurrency: 1 } } });
  stage.sandbox.fail({ route: 'submit', with: 'slow' });
  const [ada, bo] = [stage.somebody('Ada'), stage.somebody('Bo')];
  const ask = async ({ me, chat }: { me: Person; chat: Chat }, wish: string) => {
    await me.say(chat, `/song ${wish}`);
    return stage.untilSaid(chat, wish);
  };
  const first = await ask(ada, 'the first song');
  await stage.telegram.until(() => stage.sandbox.requests.length > 0, 'the first to be handed over');
  const second = await ask(bo, 'the second song');
  const third = await ask(ada, 'the third song');
  return { ada, bo, first, second, third };
};

test('a song in a crowd has its true place on the card and in /queue, and one is cancelled for nothing', async () => {
  const { ada, bo } = await openWithCrowd();
  await stage.untilSaid(bo.chat, /You are next\./);
  await stage.untilSaid(ada.chat, /the third song\n1 song is before yours\./);
  await ada.me.say(ada.chat, '/queue');
  const queue = await stage.untilSaid(ada.chat, /^In the making for you/);
  expect(wordsOf(queue)).toMatch(
    /the first song: being handed over\nthe third song: waiting · 1 song is before yours\./,
  );
  expect(wordsOf(queue)).toContain('At ccapi, 2 requests wait to be handed over, counting everybody’s.');
  expect(wordsOf(queue)).not.toContain('the second song');
  expect(buttonsOf(queue).flat()).toEqual(['Cancel: the first song', 'Cancel: the third song']);

  const told = await stage.answer(bo.me, bo.chat, 'the second song', 'Cancel');
  expect(told).toBe('Cancelled before it was handed to the gateway. Nothing was charged.');
  const over = await stage.untilSaid(bo.chat, /Cancelled before it was handed/);
  expect(buttonsOf(over)).toEqual([['Try again']]);
  await stage.untilTracks(ada.chat, 4);
  await aWhile();
  expect(stage.tracks(bo.chat)).toEqual([]);
  expect(stage.sandbox.charges).toHaveLength(2);
  expectPlainWords([...stage.said(ada.chat), ...stage.said(bo.chat)].map(wordsOf));
});

test('what is composed already is cancelled with the word that it was charged; /cancel asks which of several', async () => {
  stage = await openStage({ pace: 60_000 });
  const { me, chat } = stage.somebody('Ada');
  await me.say(chat, '/song the first song');
  await stage.untilSaid(chat, /the first song\n.*Composing/s);
  await me.say(chat, '/song the second song');
  await stage.untilSaid(chat, /the second song\n.*Composing.*Ready in/s);
  await me.say(chat, '/queue');
  expect(wordsOf(await stage.untilSaid(chat, /^In the making/))).toContain('the second song: composing');
  await me.say(chat, '/cancel');
  const which = await stage.untilSaid(chat, 'Which one shall I cancel?');
  const told = await (await me.press(which, 'Cancel: the first song')).answer;
  const cost = 'Cancelled. It was already with the gateway, which has charged for it.';
  expect(told.text).toBe(cost);
  await stage.untilSaid(chat, /the first song\nCancelled/);
  expect((await (await me.press(which, 'Cancel: the first song')).answer).text).toBe('Cancelled.');
  await me.say(chat, '/cancel');
  await stage.untilSaid(chat, /the second song\nCancelled/);
  expect(stage.sandbox.charges).toHaveLength(2);
});

test('somebody else’s song is not theirs to cancel, and their buttons and forms stay apart', async () => {
  stage = await openStage({ pace: 60_000 });
  const { telegram } = stage;
  const [ada, bo] = [telegram.person('Ada'), telegram.person('Bo')];
  const group = telegram.group('The band');
  await ada.say(group, '/song a duet');
  await bo.say(group, '/song a solo');
  const card = await stage.untilSaid(group, /a duet/);
  expect((await (await bo.press(card, 'Cancel')).answer).text).toContain('Only the person who asked');
  await bo.say(group, '/queue');
  const queue = await stage.untilSaid(group, /^In the making/);
  expect(wordsOf(queue)).toContain('a solo');
  expect(wordsOf(queue)).not.toContain('a duet');
});

test('a flood is slowed down before it costs anything, and the others go on', async () => {
  stage = await openStage({ pace: 60_000 });
  const { me, chat } = stage.somebody('Ada');
  const bo = stage.somebody('Bo');
  for (let count = 1; count <= 12; count += 1) await me.say(chat, `/song song number ${count}`);
  await stage.untilSaid(chat, 'You have 10 songs in the making.');
  for (let count = 1; count <= 25; count += 1) await me.say(chat, `and another ${count}`);
  await stage.untilSaid(chat, 'That is very fast. Wait a few seconds, then go on.');
  await bo.me.say(bo.chat, '/song a calm one');
  await stage.untilSaid(bo.chat, /a calm one\n.*Composing/s);
  await aWhile();
  const slowed = stage.said(chat).filter((one) => wordsOf(one).includes('That is very fast'));
  expect(slowed.length).toBe(1);
  expect(stage.sandbox.charges).toHaveLength(11);
});
