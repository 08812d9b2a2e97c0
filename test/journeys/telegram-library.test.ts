import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, ChatMessage, Person } from '../kit/telegram/index.js';
import {
  aWhile,
  buttonsOf,
  expectPlainWords,
  openStage,
  type Stage,
  the,
  wordsOf,
} from './telegram-stage.js';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Opens the library and one of its tracks by its number. */
const open = async (me: Person, chat: Chat, number: string): Promise<ChatMessage> => {
  await me.say(chat, '/library');
  await stage.answer(me, chat, /^Your tracks/, number);
  return stage.untilSaid(chat, /Who may go on from it/);
};

const titleOf = (track: ChatMessage | undefined): string => the(track).audio?.title ?? '';

test('the library has pages, finds what is looked for, keeps favourites, and has nothing of others', async () => {
  const { me, chat } = await stage.withTracks('Ada');
  for (const [count, wish] of ['a song about herons', 'a song about tea'].entries()) {
    await me.say(chat, `/song ${wish}`);
    await stage.untilTracks(chat, 4 + 2 * count);
  }
  const { me: bo, chat: his } = stage.somebody('Bo');
  await bo.say(his, '/library');
  await stage.untilSaid(his, 'You have no tracks yet. /song makes the first.');

  await me.say(chat, '/library');
  const first = await stage.untilSaid(chat, /^Your tracks/);
  expect(wordsOf(first)).toContain('6 tracks.');
  expect(buttonsOf(first)).toEqual([
    ['1', '2', '3', '4', '5'],
    ['Favourites', 'Older'],
  ]);
  await stage.answer(me, chat, /^Your tracks/, 'Older');
  const second = await stage.untilSaid(chat, /^Your tracks\n6\./);
  expect(buttonsOf(second)).toEqual([['6'], ['Newer', 'Favourites']]);

  const wanted = titleOf(stage.tracks(chat)[2]);
  await me.say(chat, `/library ${wanted.slice(0, 12)}`);
  const found = await stage.untilSaid(chat, /^Your tracks[^6]*tracks?\.$/);
  expect(wordsOf(found)).toContain(wanted);
  await me.say(chat, '/library nothing of this kind');
  await stage.untilSaid(chat, 'None of your tracks is like that.');

  await me.press(second, '6');
  await stage.answer(me, chat, /Who may go on from it/, 'Favourite');
  await stage.untilSaid(chat, /^★/);
  await me.press(second, 'Favourites');
  const liked = await stage.untilSaid(chat, /^Favourites/);
  expect(wordsOf(liked)).toContain('One track.');
  expectPlainWords(stage.said(chat).map(wordsOf));
});

test('a track is sent again, renamed where it stands, and deleted with its message', async () => {
  const { me, chat } = await stage.withTracks('Cleo');
  const [posted] = stage.tracks(chat).slice(1);
  await open(me, chat, '1');
  const paid = await stage.charged(async () => {
    await stage.answer(me, chat, /Who may go on from it/, 'Send again');
    await stage.untilTracks(chat, 3);
  });
  expect(paid).toEqual([]);
  expect(titleOf(stage.tracks(chat)[2])).toBe(titleOf(posted));
  expect(stage.tracks(chat)[2]?.audio?.bytes.equals(the(the(posted).audio).bytes)).toBe(true);

  await stage.answer(me, chat, /Who may go on from it/, 'Rename');
  const question = await stage.untilSaid(chat, /Question 1 of 1/);
  expect(wordsOf(question)).toContain(`Now: ${titleOf(posted)}`);
  await me.say(chat, 'The Last Heron');
  await stage.untilSaid(chat, /^The Last Heron/);
  const renamed = () => stage.tracks(chat).find(({ message_id: id }) => id === the(posted).message_id);
  await stage.telegram.until(() => titleOf(renamed()) === 'The Last Heron', 'the new name');

  await stage.answer(me, chat, /^The Last Heron.*Who may go on/s, 'Delete');
  const sure = await stage.untilSaid(chat, /^Delete “The Last Heron”/);
  await stage.answer(me, chat, /^Delete “The Last Heron”/, 'Delete');
  await stage.telegram.until(() => renamed() === undefined, 'the message to be gone');
  expect((await (await me.press(sure, 'Delete')).answer).text).toContain('I do not know that track');
  await me.say(chat, '/library');
  await stage.untilSaid(chat, /^Your tracks\n1\. .*\n\nOne track\.$/);
});

test('the family of a track names where it comes from and what came of it', async () => {
  const { me, chat, track } = await stage.withTracks('Dan');
  await me.press(track, 'Remaster');
  await stage.answer(me, chat, /How strong\?/, 'Keep');
  await stage.answer(me, chat, /Question 2 of 2/, 'Keep');
  const child = the((await stage.untilTracks(chat, 4))[2]);
  await open(me, chat, '1');
  await stage.answer(me, chat, /Who may go on from it/, 'Family');
  const family = wordsOf(await stage.untilSaid(chat, /└/));
  expect(family).toMatch(new RegExp(`${titleOf(track)} · Song.*\\n.*└.*Remaster`));
  await stage.answer(me, chat, /└/, `${titleOf(track)} · Song`);
  const parent = await stage.untilSaid(chat, /Made by: Song/);
  expect(wordsOf(parent)).toContain(titleOf(track));
  await me.press(parent, 'Family');
  const below = () => stage.said(chat).filter((one) => /└/.test(wordsOf(one)));
  await stage.telegram.until(() => below().length === 2, 'the family again');
  expect(wordsOf(the(below()[1]))).toMatch(/^Family\n▸ .*Song.*(\n.*└.*Remaster.*){2}$/);
  expect(child.caption).toContain(`From: ${titleOf(track)}`);
});

test('a private track is touched by nobody else, and a public one by everybody', async () => {
  const { telegram } = stage;
  const [eve, finn] = [telegram.person('Eve'), telegram.person('Finn')];
  const group = telegram.group('The listeners');
  await eve.say(group, '/song a secret tune');
  const [track] = await stage.untilTracks(group, 2);
  await (await finn.press(the(track), 'More')).answer;
  await stage.untilSaid(group, /Model: v5/);
  await eve.say(group, '/library');
  await stage.answer(eve, group, /^Your tracks/, '2');
  const shelf = await stage.untilSaid(group, /Who may go on from it: everybody/);
  expect((await (await finn.press(shelf, 'Make private')).answer).text).toContain('Only the person');
  await (await eve.press(shelf, 'Make private')).answer;
  await stage.untilSaid(group, /Who may go on from it: only you/);
  const refused = await (await finn.press(the(track), 'Extend')).answer;
  expect(refused.text).toBe('This track is private: only its owner can go on from it.');
  expect(await stage.charged(() => aWhile(300))).toEqual([]);
});

test('a link opens a track for whoever may hear it', async () => {
  const { me, chat, track } = await stage.withTracks('Gwen');
  const id = trackIn(track);
  const { me: hal, chat: his } = stage.somebody('Hal');
  await hal.say(his, `/start track_${id.replace('.', '_')}`);
  const [opened] = await stage.untilTracks(his, 1);
  expect(titleOf(opened)).toBe(titleOf(track));
  expect(buttonsOf(the(opened)).flat()).toContain('Cover');
  await open(me, chat, '2');
  await stage.answer(me, chat, /Who may go on from it/, 'Make private');
  await stage.untilSaid(chat, /only you/);
  const { me: ida, chat: hers } = stage.somebody('Ida');
  await ida.say(hers, `/start track_${id.replace('.', '_')}`);
  await stage.untilSaid(hers, 'This track is private');
  expect(stage.tracks(hers)).toEqual([]);
});

/** The id of a track, as its buttons hold it. */
const trackIn = (track: ChatMessage): string => {
  const more = track.reply_markup?.inline_keyboard?.flat().find(({ text }) => text === 'More');
  return (more?.callback_data ?? '').slice(2);
};
