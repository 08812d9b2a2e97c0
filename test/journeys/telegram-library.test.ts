import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, ChatMessage, Person } from '../kit/telegram/index.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, the, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

/** Opens the library and one of its tracks by its number. */
const open = async (me: Person, chat: Chat, number: string): Promise<ChatMessage> => {
  await me.say(chat, '/library');
  await harness.answer(me, chat, /^Your tracks/, number);
  return harness.untilPosted(chat, /Who may go on from it/);
};

const titleOf = (track: ChatMessage | undefined): string => the(track).audio?.title ?? '';

test('the library has pages, search and favourites, and no tracks of others', async () => {
  const { me, chat } = await harness.withTracks('Ada');
  for (const [count, prompt] of ['a song about herons', 'a song about tea'].entries()) {
    await me.say(chat, `/song ${prompt}`);
    await harness.untilTracks(chat, 4 + 2 * count);
  }
  const { me: bo, chat: his } = harness.somebody('Bo');
  await bo.say(his, '/library');
  await harness.untilPosted(his, 'You have no tracks yet. /song makes the first.');

  await me.say(chat, '/library');
  const first = await harness.untilPosted(chat, /^Your tracks/);
  expect(wordsOf(first)).toContain('6 tracks.');
  expect(buttonsOf(first)).toEqual([
    ['1', '2', '3', '4', '5'],
    ['Favourites', 'Older'],
  ]);
  await harness.answer(me, chat, /^Your tracks/, 'Older');
  const second = await harness.untilPosted(chat, /^Your tracks\n6\./);
  expect(buttonsOf(second)).toEqual([['6'], ['Newer', 'Favourites']]);

  const wanted = titleOf(harness.tracks(chat)[2]);
  await me.say(chat, `/library ${wanted.slice(0, 12)}`);
  const found = await harness.untilPosted(chat, /^Your tracks[^6]*tracks?\.$/);
  expect(wordsOf(found)).toContain(wanted);
  await me.say(chat, '/library nothing of this kind');
  await harness.untilPosted(chat, 'None of your tracks is like that.');

  await me.press(second, '6');
  await harness.answer(me, chat, /Who may go on from it/, 'Favourite');
  await harness.untilPosted(chat, /^★/);
  await me.press(second, 'Favourites');
  const liked = await harness.untilPosted(chat, /^Favourites/);
  expect(wordsOf(liked)).toContain('One track.');
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('a track is sent again, renamed in its message, and deleted with its message', async () => {
  const { me, chat } = await harness.withTracks('Cleo');
  const [posted] = harness.tracks(chat).slice(1);
  await open(me, chat, '1');
  const paid = await harness.charged(async () => {
    await harness.answer(me, chat, /Who may go on from it/, 'Send again');
    await harness.untilTracks(chat, 3);
  });
  expect(paid).toEqual([]);
  expect(titleOf(harness.tracks(chat)[2])).toBe(titleOf(posted));
  expect(harness.tracks(chat)[2]?.audio?.bytes.equals(the(the(posted).audio).bytes)).toBe(true);

  await harness.answer(me, chat, /Who may go on from it/, 'Rename');
  const question = await harness.untilPosted(chat, /Question 1 of 1/);
  expect(wordsOf(question)).toContain(`Now: ${titleOf(posted)}`);
  await me.say(chat, 'The Last Heron');
  await harness.untilPosted(chat, /^The Last Heron/);
  const renamed = () => harness.tracks(chat).find(({ message_id: id }) => id === the(posted).message_id);
  await harness.telegram.until(() => titleOf(renamed()) === 'The Last Heron', 'the new name');

  await harness.answer(me, chat, /^The Last Heron.*Who may go on/s, 'Delete');
  const sure = await harness.untilPosted(chat, /^Delete “The Last Heron”/);
  await harness.answer(me, chat, /^Delete “The Last Heron”/, 'Delete');
  await harness.telegram.until(() => renamed() === undefined, 'the message to be gone');
  expect((await (await me.press(sure, 'Delete')).answer).text).toContain('I do not know that track');
  await me.say(chat, '/library');
  await harness.untilPosted(chat, /^Your tracks\n1\. .*\n\nOne track\.$/);
});

test('the family of a track shows its parent and its children', async () => {
  const { me, chat, track } = await harness.withTracks('Dan');
  await me.press(track, 'Remaster');
  await harness.answer(me, chat, /How strong\?/, 'Keep');
  await harness.answer(me, chat, /Question 2 of 2/, 'Keep');
  const child = the((await harness.untilTracks(chat, 4))[2]);
  await open(me, chat, '1');
  await harness.answer(me, chat, /Who may go on from it/, 'Family');
  const family = wordsOf(await harness.untilPosted(chat, /└/));
  expect(family).toMatch(new RegExp(`${titleOf(track)} · Song.*\\n.*└.*Remaster`));
  await harness.answer(me, chat, /└/, `${titleOf(track)} · Song`);
  const parent = await harness.untilPosted(chat, /Made by: Song/);
  expect(wordsOf(parent)).toContain(titleOf(track));
  await me.press(parent, 'Family');
  const below = () => harness.posts(chat).filter((one) => /└/.test(wordsOf(one)));
  await harness.telegram.until(() => below().length === 2, 'the family again');
  expect(wordsOf(the(below()[1]))).toMatch(/^Family\n▸ .*Song.*(\n.*└.*Remaster.*){2}$/);
  expect(child.caption).toContain(`From: ${titleOf(track)}`);
});

test('only the owner works on a private track, and everybody on a public one', async () => {
  const { telegram } = harness;
  const [eve, finn] = [telegram.person('Eve'), telegram.person('Finn')];
  const group = telegram.group('The listeners');
  await eve.say(group, '/song a secret tune');
  const [track] = await harness.untilTracks(group, 2);
  await (await finn.press(the(track), 'More')).answer;
  await harness.untilPosted(group, /Model: v5/);
  await eve.say(group, '/library');
  await harness.answer(eve, group, /^Your tracks/, '2');
  const entry = await harness.untilPosted(group, /Who may go on from it: everybody/);
  expect((await (await finn.press(entry, 'Make private')).answer).text).toContain('Only the person');
  await (await eve.press(entry, 'Make private')).answer;
  await harness.untilPosted(group, /Who may go on from it: only you/);
  const refused = await (await finn.press(the(track), 'Extend')).answer;
  expect(refused.text).toBe('This track is private: only its owner can go on from it.');
  expect(await harness.charged(() => harness.settled())).toEqual([]);
});

test('a link opens a track for everybody who may hear it', async () => {
  const { me, chat, track } = await harness.withTracks('Gwen');
  const id = trackIn(track);
  const { me: hal, chat: his } = harness.somebody('Hal');
  await hal.say(his, `/start track_${id.replace('.', '_')}`);
  const [opened] = await harness.untilTracks(his, 1);
  expect(titleOf(opened)).toBe(titleOf(track));
  expect(buttonsOf(the(opened)).flat()).toContain('Cover');
  await open(me, chat, '2');
  await harness.answer(me, chat, /Who may go on from it/, 'Make private');
  await harness.untilPosted(chat, /only you/);
  const { me: ida, chat: hers } = harness.somebody('Ida');
  await ida.say(hers, `/start track_${id.replace('.', '_')}`);
  await harness.untilPosted(hers, 'This track is private');
  expect(harness.tracks(hers)).toEqual([]);
});

/** The id of a track, read from its buttons. */
const trackIn = (track: ChatMessage): string => {
  const more = track.reply_markup?.inline_keyboard?.flat().find(({ text }) => text === 'More');
  return (more?.callback_data ?? '').slice(2);
};
