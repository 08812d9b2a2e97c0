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

/** Presses an operation behind More, and waits for the message that says it is there. */
const fromMore = async (me: Person, chat: Chat, track: ChatMessage, button: string, words: RegExp) => {
  await (await me.press(track, 'More')).answer;
  await me.press(await stage.untilSaid(chat, /Model: v5/), button);
  return stage.untilSaid(chat, words);
};

test('timed lyrics come as a text with times and as an LRC file', async () => {
  const { me, chat, track } = await stage.withTracks('Ada');
  const told = await fromMore(me, chat, track, 'Timed lyrics', /The words with their times/);
  expect(wordsOf(told)).toMatch(/0:00 {2}\S/);
  expect(told.document?.file_name).toMatch(/\.lrc$/);
  expect(the(told.document).bytes.toString()).toMatch(/^\[ti:.*\[00:0\d\.\d\d\]/s);
});

test('the notes come as a MIDI file, and their picture below it, each once', async () => {
  const { me, chat, track } = await stage.withTracks('Bo');
  const told = await fromMore(me, chat, track, 'MIDI', /notes of \d+ instruments?, as a MIDI file/);
  expect(told.document?.file_name).toMatch(/\.mid$/);
  expect(the(told.document).bytes.subarray(0, 4).toString()).toBe('MThd');
  const pictures = () => stage.said(chat).filter(({ photo }) => photo !== undefined);
  const picture = await stage.telegram.until(() => pictures()[0], 'the piano roll');
  expect(picture.reply_to_message_id).toBe(told.message_id);
  expect(the(picture.photo).width).toBeGreaterThan(200);
  await aWhile();
  expect(pictures()).toHaveLength(1);
});

test('a WAV comes as a file, a video as one to be watched, and the tempo in a line', async () => {
  const { me, chat, track } = await stage.withTracks('Cleo');
  const wav = await fromMore(me, chat, track, 'WAV', /Here is your file/);
  expect(wav.document?.file_name).toMatch(/\.wav$/);
  await (await me.press(track, 'More')).answer;
  await me.press(await stage.untilSaid(chat, /Model: v5/), 'Video');
  const video = await stage.telegram.until(() => stage.said(chat).find((one) => one.video), 'the video');
  expect(wordsOf(video)).toContain('Here is your file');
  const tempo = await fromMore(me, chat, track, 'Tempo', /\d+ beats a minute/);
  expect(wordsOf(tempo)).toMatch(/^Tempo: .*\n\d+ beats a minute\.$/);
  expectPlainWords(stage.said(chat).map(wordsOf));
});

test('an operation is a command as well: it asks for the track, and then for the rest', async () => {
  const { me, chat, track } = await stage.withTracks('Dan');
  const paid = await stage.charged(async () => {
    await me.say(chat, '/remaster');
    const which = await stage.untilSaid(chat, /The same performance, mixed anew/);
    expect(buttonsOf(which)).toEqual(
      stage
        .tracks(chat)
        .map(({ audio }) => [audio?.title])
        .reverse(),
    );
    await me.press(which, the(track.audio?.title));
    await stage.answer(me, chat, /How strong\?/, 'Subtle');
    await stage.answer(me, chat, /Question 2 of 2/, 'Keep');
    await stage.untilTracks(chat, 4);
    await me.say(chat, '/acapella');
    await me.press(await stage.untilSaid(chat, /The voice alone/), the(track.audio?.title));
    await stage.untilSaid(chat, /Question 1 of 2/);
    await me.say(chat, '0');
    await stage.untilSaid(chat, /Question 2 of 2/);
    await me.say(chat, '1');
    await stage.untilTracks(chat, 5);
    await me.say(chat, '/sounds a creaking door');
    await stage.untilTracks(chat, 6);
  });
  expect(paid.slice(0, 2)).toEqual(['remaster', 'vox']);
  expect(paid).toHaveLength(3);
});

test('a mashup takes a second track from the list, and a section is sung anew', async () => {
  const { me, chat, track } = await stage.withTracks('Eve');
  await (await me.press(track, 'More')).answer;
  const more = await stage.untilSaid(chat, /Model: v5/);
  const paid = await stage.charged(async () => {
    await me.press(more, 'Mashup');
    const other = await stage.untilSaid(chat, /The second track/);
    await (await me.press(other, the(buttonsOf(other)[0]?.[0]))).answer;
    for (let left = 8; left > 0; left -= 1) {
      const question = the(stage.said(chat).findLast((one) => buttonsOf(one).flat().includes('Cancel')));
      const button = ['Make it', 'Keep', 'Skip'].find((one) => buttonsOf(question).flat().includes(one));
      await (await me.press(question, the(button))).answer;
      if (button === 'Make it') break;
    }
    await stage.untilTracks(chat, 4);
  });
  expect(paid).toEqual(['mashup']);
});

test('all twelve stems come as two albums with their names, and once more as one ZIP', async () => {
  const { me, chat, track } = await stage.withTracks('Finn');
  const paid = await stage.charged(async () => {
    await me.press(track, 'Stems');
    await stage.answer(me, chat, /Which parts\?/, 'All instruments, one by one');
    await stage.untilSaid(chat, /Here are your 12 tracks/);
    await aWhile();
  });
  expect(paid).toEqual(['all-stems']);
  const stems = stage.tracks(chat).slice(2);
  const albums = [...new Set(stems.map(({ media_group_id: album }) => album))];
  expect(albums.map((album) => stems.filter((one) => one.media_group_id === album).length)).toEqual([10, 2]);
  expect(new Set(stems.map(({ audio }) => audio?.title)).size).toBe(12);
  expect(new Set(stems.map(({ audio }) => audio?.file_name)).size).toBe(12);
  expect(stems.flatMap(({ caption }) => caption?.split('\n').at(-1) ?? [])).toEqual([
    'Tracks 1 to 10 of 12.',
    'Tracks 11 to 12 of 12.',
  ]);
  const zip = await stage.untilSaid(chat, 'All 12 tracks in one file.');
  expect(zip.document?.file_name).toMatch(/ \(stems\)\.zip$/);

  // One of them can go, and only that one goes.
  await me.say(chat, '/library');
  await stage.answer(me, chat, /^Your tracks/, '1');
  const shelf = await stage.untilSaid(chat, /Made by: Stems/);
  await me.press(shelf, 'Delete');
  await stage.answer(me, chat, /^Delete “/, 'Delete');
  await stage.telegram.until(() => stage.tracks(chat).length === 13, 'one stem less');
});
