import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonsOf, expectPlainWords, type Harness, openHarness, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness({ pace: 500 });
});
afterAll(() => harness.close());

const charged: Harness['charged'] = (happens) => harness.charged(happens);
const somebody: Harness['somebody'] = (name) => harness.somebody(name);

/** Waits until the bot gives up delivery once more. */
const untilGivenUp = async (): Promise<void> => {
  const linesSoFar = harness.lines().length;
  const after = () => harness.lines().slice(linesSoFar);
  await expect.poll(() => after().some((line) => line.includes('delivery.gave-up'))).toBe(true);
};

test('Cancel stops a song, says whether it was charged, and offers to try again', async () => {
  const { telegram } = harness;
  const { me, chat } = somebody('Ada');
  const operations = await charged(async () => {
    await me.say(chat, '/song sandbox:slow a march for snails');
    const card = await telegram.until(() => harness.posts(chat)[0], 'the card');
    expect(buttonsOf(card)).toEqual([['Cancel']]);
    const { text } = await (await me.press(card, 'Cancel')).answer;
    expect(text).toMatch(/^Cancelled/);
    const over = await harness.untilPosted(chat, /Cancelled/);
    expect(over.message_id).toBe(card.message_id);
    expect(buttonsOf(over)).toEqual([['Try again']]);
    await harness.settled();
    expect(harness.tracks(chat)).toEqual([]);
    await me.say(chat, '/cancel');
    await harness.untilPosted(chat, /there is nothing to cancel/);
  });
  expect(operations.length).toBeLessThanOrEqual(1);
  const reply = harness.posts(chat).map(wordsOf)[0] ?? '';
  expect(reply).toContain(operations.length === 0 ? 'Nothing was charged' : 'has charged for it');
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('a moderation refusal, a failure and an empty account are reported in plain words, with a next step', async () => {
  const { me, chat } = somebody('Bo');
  const cases = [
    ['sandbox:moderated', /moderation refused this.*Nothing was charged/s, 'Try again'],
    ['sandbox:fail', /could not finish this song.*Nothing was charged/s, 'Try again'],
    ['sandbox:nocredits', /no credits left. Nothing was charged/, 'Try again'],
  ] as const;
  for (const [prompt, words, way] of cases) {
    await me.say(chat, `/song ${prompt} a song`);
    const reply = await harness.untilPosted(chat, words);
    expect(buttonsOf(reply)).toEqual([[way]]);
    expectPlainWords([wordsOf(reply)]);
  }
  expect(harness.posts(chat)).toHaveLength(3);
  expect(harness.sandbox.charges.filter((charge) => !charge.refunded && charge.operation === 'fail')).toEqual(
    [],
  );
});

test('after the account has credits again, a double click on Try again makes the song once', async () => {
  const { me, chat } = somebody('Cleo');
  // The bot forgets that the gateway cools down because it had no credits.
  await harness.stop();
  await harness.start({ prefix: `refilled-${process.pid}` });
  // The song cannot be finished before it is cancelled.
  const atLast = harness.sandbox.fail({ gateway: 'ccapi', route: 'poll', times: 50, with: 'html' });
  await me.say(chat, '/song the odd one');
  await (await me.press(await harness.untilPosted(chat, 'the odd one'), 'Cancel')).answer;
  const reply = await harness.untilPosted(chat, /Cancelled/);
  atLast();
  const operations = await charged(async () => {
    await Promise.all([me.press(reply, 'Try again'), me.press(reply, 'Try again')]);
    await harness.untilTracks(chat, 2);
    await harness.settled();
  });
  expect(operations).toEqual(['generate']);
  expect(harness.tracks(chat)).toHaveLength(2);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('when Telegram rate-limits one chat, only that chat waits', async () => {
  const { telegram } = harness;
  const { me: dan, chat: slow } = somebody('Dan');
  const { me: eve, chat: quick } = somebody('Eve');
  telegram.fail({
    method: /^edit/,
    times: 2,
    with: { status: 429, body: { parameters: { retry_after: 4 } } },
    when: (payload) => String(payload.chat_id) === String(slow.id),
  });
  const operations = await charged(async () => {
    await Promise.all([dan.say(slow, '/song for the patient'), eve.say(quick, '/song for the others')]);
    await harness.untilTracks(quick, 2);
    expect(harness.tracks(slow).length).toBeLessThan(2);
    await harness.untilTracks(slow, 2);
    await harness.settled();
  });
  expect(operations).toEqual(['generate', 'generate']);
  expect([harness.tracks(slow).length, harness.tracks(quick).length]).toEqual([2, 2]);
  expect(telegram.requests.filter((call) => call.status === 429)).toHaveLength(2);
});

for (const method of ['editMessageMedia', 'sendAudio', 'sendMessage'] as const) {
  test(`a connection that breaks after Telegram has done ${method}: each track is posted once`, async () => {
    const { telegram } = harness;
    const { me, chat } = somebody(`Finn-${method}`);
    const mine = (payload: Record<string, unknown>) => String(payload.chat_id) === String(chat.id);
    const operations = await charged(async () => {
      const stop = telegram.fail({ method, times: 2, with: 'reset-after', when: mine });
      await me.say(chat, `/song broken by ${method}`);
      await harness.untilTracks(chat, 2);
      await harness.settled();
      stop();
    });
    expect(operations).toEqual(['generate']);
    const titles = harness.tracks(chat).map((track) => track.audio?.title);
    expect(titles).toHaveLength(2);
    expect(new Set(titles).size).toBe(2);
    expectPlainWords(harness.posts(chat).map(wordsOf));
  });
}

test('the bot stops writing to somebody who blocks it in the middle of a song', async () => {
  const { telegram } = harness;
  const { me, chat } = somebody('Gwen');
  await me.say(chat, '/song you will never hear');
  await telegram.until(() => harness.posts(chat)[0], 'the card');
  me.block();
  await untilGivenUp();
  const calls = () =>
    telegram.requests.filter((call) => String(call.payload.chat_id) === String(chat.id)).length;
  const before = calls();
  await harness.settled();
  expect(calls()).toBe(before);
  me.unblock();
  await me.say(chat, '/queue');
  await harness.untilPosted(chat, 'Nothing is in the making for you');
});

test('a bot that was removed from a group stops writing there', async () => {
  const { telegram } = harness;
  const me = telegram.person('Hal');
  const group = telegram.group('The short-lived');
  await me.say(group, '/song a farewell');
  await telegram.until(() => harness.posts(group)[0], 'the card');
  telegram.kick(group);
  await untilGivenUp();
});

test('a basic group that becomes a supergroup gets its song there', async () => {
  const { telegram } = harness;
  const me = telegram.person('Ida');
  const group = telegram.group('The growing', { basic: true });
  await me.say(group, '/song a moving song');
  await telegram.until(() => harness.posts(group)[0], 'the card');
  const next = telegram.migrate(group, me);
  await harness.untilTracks(next, 2);
  await harness.settled();
  expect(harness.tracks(next)).toHaveLength(2);
  expectPlainWords(harness.posts(next).map(wordsOf));
});
