import { afterEach, expect, test } from 'vitest';
import { buttonsOf, expectPlainWords, openStage, type Stage, the, wordsOf } from './telegram-stage.js';

let stage: Stage;

afterEach(() => stage.close());

/** The first person of a Telegram runs the bot; Ada asks for songs. */
const openWithOperator = async (gateways = ['ccapi', 'openai-hk']) => {
  stage = await openStage({ gateways, environment: { OPERATORS: 'telegram:500000001' } });
  return { olga: stage.somebody('Olga'), ada: stage.somebody('Ada') };
};

test('the operator pauses a gateway and lets it go on, blocks a person and a group, and takes it back', async () => {
  const { olga, ada } = await openWithOperator();
  await ada.me.say(ada.chat, '/operator');
  await stage.untilSaid(ada.chat, 'Only the operator of this bot can do that.');
  await olga.me.say(olga.chat, '/operator');
  await stage.answer(olga.me, olga.chat, /^The bot/, 'Pause ccapi');
  const paused = await stage.untilSaid(olga.chat, /ccapi: paused by you/);
  await ada.me.say(ada.chat, '/song a detour');
  await stage.untilTracks(ada.chat, 2);
  expect(stage.sandbox.charges.map(({ gateway }) => gateway)).toEqual(['openai-hk']);
  await olga.me.press(paused, 'Resume ccapi');
  await stage.telegram.until(
    () => stage.said(olga.chat).filter((one) => wordsOf(one).includes('ccapi: in use')).length === 2,
    'ccapi to be in use again',
  );

  const block = async (who: string) => {
    await olga.me.press(paused, 'Block or unblock');
    await stage.untilSaid(olga.chat, /Person or place, as platform:id\n/);
    await olga.me.say(olga.chat, who);
  };
  await block('Ada');
  await stage.untilSaid(olga.chat, 'That is no person or place.');
  await block(`telegram:${ada.me.account.id}`);
  await stage.untilSaid(olga.chat, new RegExp(`Blocked\ntelegram:${ada.me.account.id}`));
  await ada.me.say(ada.chat, '/song another');
  await stage.untilSaid(ada.chat, 'has blocked you');
  const group = stage.telegram.group('The outcasts');
  await block(`telegram:${group.id}`);
  await stage.untilSaid(olga.chat, new RegExp(`Blocked\n.*telegram:${group.id}`, 's'));
  const bob = stage.telegram.person('Bob');
  await bob.say(group, '/song anybody?');
  await stage.untilSaid(group, 'The owner of this bot has blocked it here.');
  await block(`telegram:${ada.me.account.id}`);
  await stage.telegram.until(
    () => !wordsOf(the(stage.said(olga.chat).at(-1))).includes(`:${ada.me.account.id}`),
    'Ada to be let in again',
  );
  await ada.me.say(ada.chat, '/song at last');
  await stage.untilTracks(ada.chat, 4);
  expectPlainWords(stage.said(olga.chat).map(wordsOf));
});

test('what is in doubt is seen by the operator and settled, and the card says so', async () => {
  const { olga, ada } = await openWithOperator(['openai-hk']);
  stage.sandbox.fail({ route: 'submit', with: 'reset-after' });
  await ada.me.say(ada.chat, '/song a doubtful one');
  const told = await stage.untilSaid(ada.chat, /I cannot tell whether the gateway has charged for it/);
  await olga.me.say(olga.chat, '/operator');
  const desk = await stage.untilSaid(olga.chat, /1\. a doubtful one · openai-hk · telegram:/);
  expect(buttonsOf(desk).flat()).toEqual(expect.arrayContaining(['1 was charged', '1 was not charged']));
  await (await olga.me.press(desk, '1 was not charged')).answer;
  const settled = await stage.untilSaid(ada.chat, /Nothing was charged/);
  expect(settled.message_id).toBe(told.message_id);
  await stage.untilSaid(olga.chat, /In doubt: perhaps paid, perhaps not\n–/);
});
