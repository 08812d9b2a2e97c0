import { afterEach, expect, test } from 'vitest';
import { buttonsOf, expectPlainWords, type Harness, openHarness, the, wordsOf } from './telegram-harness.js';

let harness: Harness;

afterEach(() => harness.close());

/** Olga, the first person of this Telegram, operates the bot; Ada asks for songs. */
const openWithOperator = async (gateways = ['ccapi', 'openai-hk']) => {
  harness = await openHarness({ gateways, environment: { OPERATORS: 'telegram:500000001' } });
  return { olga: harness.somebody('Olga'), ada: harness.somebody('Ada') };
};

test('the operator pauses and resumes a gateway, and blocks and unblocks a person and a group', async () => {
  const { olga, ada } = await openWithOperator();
  await ada.me.say(ada.chat, '/operator');
  await harness.untilPosted(ada.chat, 'Only the operator of this bot can do that.');
  await olga.me.say(olga.chat, '/operator');
  await harness.answer(olga.me, olga.chat, /^The bot/, 'Pause ccapi');
  const paused = await harness.untilPosted(olga.chat, /ccapi: paused by you/);
  await ada.me.say(ada.chat, '/song a detour');
  await harness.untilTracks(ada.chat, 2);
  expect(harness.sandbox.charges.map(({ gateway }) => gateway)).toEqual(['openai-hk']);
  await olga.me.press(paused, 'Resume ccapi');
  await harness.telegram.until(
    () => harness.posts(olga.chat).filter((one) => wordsOf(one).includes('ccapi: in use')).length === 2,
    'ccapi to be in use again',
  );

  const block = async (who: string) => {
    await olga.me.press(paused, 'Block or unblock');
    await harness.untilPosted(olga.chat, /Person or place, as platform:id\n/);
    await olga.me.say(olga.chat, who);
  };
  await block('Ada');
  await harness.untilPosted(olga.chat, 'That is no person or place.');
  await block(`telegram:${ada.me.account.id}`);
  await harness.untilPosted(olga.chat, new RegExp(`Blocked\ntelegram:${ada.me.account.id}`));
  await ada.me.say(ada.chat, '/song another');
  await harness.untilPosted(ada.chat, 'has blocked you');
  const group = harness.telegram.group('The outcasts');
  await block(`telegram:${group.id}`);
  await harness.untilPosted(olga.chat, new RegExp(`Blocked\n.*telegram:${group.id}`, 's'));
  const bob = harness.telegram.person('Bob');
  await bob.say(group, '/song anybody?');
  await harness.untilPosted(group, 'The owner of this bot has blocked it here.');
  await block(`telegram:${ada.me.account.id}`);
  await harness.telegram.until(
    () => !wordsOf(the(harness.posts(olga.chat).at(-1))).includes(`:${ada.me.account.id}`),
    'Ada to be let in again',
  );
  await ada.me.say(ada.chat, '/song at last');
  await harness.untilTracks(ada.chat, 4);
  expectPlainWords(harness.posts(olga.chat).map(wordsOf));
});

test('the operator sees and settles a song in doubt, and the card says so', async () => {
  const { olga, ada } = await openWithOperator(['openai-hk']);
  harness.sandbox.fail({ route: 'submit', with: 'reset-after' });
  await ada.me.say(ada.chat, '/song a doubtful one');
  const reply = await harness.untilPosted(ada.chat, /I cannot tell whether the gateway has charged for it/);
  await olga.me.say(olga.chat, '/operator');
  const panel = await harness.untilPosted(olga.chat, /1\. a doubtful one · openai-hk · telegram:/);
  expect(buttonsOf(panel).flat()).toEqual(expect.arrayContaining(['1 was charged', '1 was not charged']));
  await (await olga.me.press(panel, '1 was not charged')).answer;
  const settled = await harness.untilPosted(ada.chat, /Nothing was charged/);
  expect(settled.message_id).toBe(reply.message_id);
  await harness.untilPosted(olga.chat, /In doubt: perhaps paid, perhaps not\n–/);
});
