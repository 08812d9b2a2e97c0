import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages, say } from '../../src/i18n/index.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, the, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

test('an inline query in any chat becomes the song there, with a link that opens it in the chat with the bot', async () => {
  const { telegram } = harness;
  const { me, chat } = harness.somebody('Ada');
  await me.say(chat, '/help');
  const party = telegram.strangeGroup('The party');
  const [offer] = await me.type('lofi rain');
  expect(offer?.title).toBe('Make a song: lofi rain');
  const paid = await harness.charged(async () => {
    me.take(party, 'lofi rain', the(offer));
    await telegram.until(() => telegram.messages(party)[0]?.audio, 'the song');
    await harness.untilTracks(chat, 2);
    telegram.redeliver(2);
    await harness.settled();
  });
  expect(paid).toEqual(['generate']);
  const [song, ...others] = telegram.messages(party);
  expect(others).toEqual([]);
  expect(the(song).from.id).toBe(me.account.id);
  const url = new URL(the(the(song).reply_markup?.inline_keyboard?.[0]?.[0]?.url));
  expect(url.pathname).toBe(`/${telegram.bot.username}`);
  const guest = harness.somebody('Bo');
  await guest.me.say(guest.chat, `/start ${url.searchParams.get('start')}`);
  const [opened] = await harness.untilTracks(guest.chat, 1);
  expect(opened?.audio?.title).toBe(song?.audio?.title);
  expect(buttonsOf(the(opened)).flat()).toContain('Remaster');
});

test('in a group the request gets reactions, buttons have their colours, and the person is mentioned', async () => {
  const { telegram } = harness;
  const cleo = telegram.person('Cleo');
  const group = telegram.group('The colourful');
  const asked = await cleo.say(group, '/song a signal');
  const signs = new Set<string>();
  const styles = new Set<string | undefined>();
  await telegram.until(() => {
    for (const one of telegram.messages(group)) {
      if (one.message_id === asked.message_id) for (const sign of one.reactions) signs.add(sign);
      for (const { style } of one.reply_markup?.inline_keyboard?.flat() ?? []) styles.add(style);
    }
    return signs.has('👌');
  }, 'a nod');
  expect([...signs]).toEqual(['👀', '👌']);
  expect(styles).toContain('danger');
  await harness.untilTracks(group, 2);
  const bells = telegram.requests.filter(
    ({ method, payload }) => method === 'sendMessage' && String(payload.text).includes('🔔'),
  );
  expect(JSON.stringify(bells.at(-1)?.payload.entities)).toContain(String(cleo.account.id));
  await cleo.say(group, '/custom');
  const question = await harness.untilPosted(group, /Question 1 of/);
  expect(question.reply_markup?.force_reply).toBe(true);
});

test('the command menu is registered for everybody and for group administrators, in every language', () => {
  const menus = harness.telegram.requests.filter(({ method }) => method === 'setMyCommands');
  const keys = menus.map(({ payload }) => {
    const { type } = payload.scope as { type: string };
    return `${type} ${payload.language_code ?? 'any'}`;
  });
  const wanted = ['default', 'all_chat_administrators'].flatMap((scope) =>
    ['any', ...languages].map((language) => `${scope} ${language}`),
  );
  expect(keys).toEqual(wanted);
  const german = menus.find(({ payload }) => payload.language_code === 'de')?.payload.commands;
  expect(german).toContainEqual({ command: 'queue', description: say('de', 'command.queue') });
});

test.each(languages)(
  'a person whose Telegram is in %s is answered in it, from help to song',
  async (language) => {
    const { me, chat } = harness.somebody(`Kim of ${language}`, { language_code: `${language}-XX` });
    await me.say(chat, '/start');
    await harness.untilPosted(chat, say(language, 'help.title'));
    await me.say(chat, '/song a greeting');
    const [track] = await harness.untilTracks(chat, 2);
    expect(wordsOf(the(track))).toContain(say(language, 'track.length'));
    expect(buttonsOf(the(track)).flat()).toContain(say(language, 'name.extend'));
    expectPlainWords(harness.posts(chat).map(wordsOf));
  },
);

test('a language chosen in /settings survives a restart and overrides that of Telegram', async () => {
  const { me, chat } = harness.somebody('Dan', { language_code: 'ja' });
  await me.say(chat, '/settings');
  await harness.answer(me, chat, say('ja', 'settings.page.own'), say('pt', 'language'));
  await harness.answer(me, chat, say('ja', 'settings.plain'), say('ja', 'wizard.keep'));
  await harness.stop();
  await harness.start();
  await me.say(chat, '/queue');
  await harness.untilPosted(chat, say('pt', 'queue.empty'));
});

test('shared tracks go into a named channel, if the person administers it and the bot may post there', async () => {
  const { telegram } = harness;
  const [olga, ada] = [telegram.person('Olga'), telegram.person('Ada')];
  const group = telegram.group('The radio');
  const channel = telegram.channel('The best of us', 'best_of_us');
  const others = telegram.channel('Somebody else’s', 'not_yours');
  telegram.channel('The unknown', 'no_bots_here', { stranger: true });
  telegram.appoint(group, olga);
  telegram.appoint(channel, olga);
  const choose = async (feed: string) => {
    const before = harness.posts(group).length;
    const newest = (words: RegExp) =>
      telegram.until(
        () =>
          harness
            .posts(group)
            .slice(before)
            .findLast((one) => words.test(wordsOf(one))),
        String(words),
      );
    await olga.say(group, '/settings');
    await olga.press(await newest(/^Settings of this place/), 'Where and who');
    await olga.press(await newest(/Members who may ask me .empty/), 'Skip');
    const question = await newest(/Or write the @name of a channel/);
    await olga.say(group, feed, { replyTo: question });
    return wordsOf(await newest(/Saved|not a part/));
  };
  for (const feed of ['@not_yours', '@no_bots_here', '@nobody_knows', String(others.id)]) {
    expect(await choose(feed)).toContain('That place is not a part of this one');
  }
  expect(await choose('@best_of_us')).toContain('Saved');
  await ada.say(group, '/song for everybody');
  const [, second] = await harness.untilTracks(group, 2);
  await ada.say(group, '/library');
  await harness.answer(ada, group, /^Your tracks/, '1');
  await harness.answer(ada, group, /Who may go on from it/, 'Share');
  const [shared] = await harness.untilTracks(channel, 1);
  expect(shared?.audio?.title).toBe(second?.audio?.title);
});
