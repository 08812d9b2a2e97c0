import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, ChatMessage, Person } from '../kit/telegram/index.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, the, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

/** Presses an operation under More and waits for the message of its result. */
const fromMore = async (me: Person, chat: Chat, track: ChatMessage, button: string, words: RegExp) => {
  await (await me.press(track, 'More')).answer;
  await me.press(await harness.untilPosted(chat, /Model: v5/), button);
  return harness.untilPosted(chat, words);
};

test('timed lyrics come as a text with times and as an LRC file', async () => {
  const { me, chat, track } = await harness.withTracks('Ada');
  const reply = await fromMore(me, chat, track, 'Timed lyrics', /The words with their times/);
  expect(wordsOf(reply)).toMatch(/0:00 {2}\S/);
  expect(reply.document?.file_name).toMatch(/\.lrc$/);
  expect(the(reply.document).bytes.toString()).toMatch(/^\[ti:.*\[00:0\d\.\d\d\]/s);
});

test('the notes come as a MIDI file with their picture below it, each once', async () => {
  const { me, chat, track } = await harness.withTracks('Bo');
  const reply = await fromMore(me, chat, track, 'MIDI', /notes of \d+ instruments?, as a MIDI file/);
  expect(reply.document?.file_name).toMatch(/\.mid$/);
  expect(the(reply.document).bytes.subarray(0, 4).toString()).toBe('MThd');
  const pictures = () => harness.posts(chat).filter(({ photo }) => photo !== undefined);
  const picture = await harness.telegram.until(() => pictures()[0], 'the piano roll');
  expect(picture.reply_to_message_id).toBe(reply.message_id);
  expect(the(picture.photo).width).toBeGreaterThan(200);
  await harness.settled();
  expect(pictures()).toHaveLength(1);
});

test('a WAV comes as a file, a video as a playable message, and the tempo as one line', async () => {
  const { me, chat, track } = await harness.withTracks('Cleo');
  const wav = await fromMore(me, chat, track, 'WAV', /Here is your file/);
  expect(wav.document?.file_name).toMatch(/\.wav$/);
  await (await me.press(track, 'More')).answer;
  await me.press(await harness.untilPosted(chat, /Model: v5/), 'Video');
  const video = await harness.telegram.until(() => harness.posts(chat).find((one) => one.video), 'the video');
  expect(wordsOf(video)).toContain('Here is your file');
  const tempo = await fromMore(me, chat, track, 'Tempo', /\d+ beats a minute/);
  expect(wordsOf(tempo)).toMatch(/^Tempo: .*\n\d+ beats a minute\.$/);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('an operation is also a command: it asks for the track, and then for the rest', async () => {
  const { me, chat, track } = await harness.withTracks('Dan');
  const paid = await harness.charged(async () => {
    await me.say(chat, '/remaster');
    const which = await harness.untilPosted(chat, /The same performance, mixed anew/);
    expect(buttonsOf(which)).toEqual(
      harness
        .tracks(chat)
        .map(({ audio }) => [audio?.title])
        .reverse(),
    );
    await me.press(which, the(track.audio?.title));
    await harness.answer(me, chat, /How strong\?/, 'Subtle');
    await harness.answer(me, chat, /Question 2 of 2/, 'Keep');
    await harness.untilTracks(chat, 4);
    await me.say(chat, '/acapella');
    await me.press(await harness.untilPosted(chat, /The voice alone/), the(track.audio?.title));
    await harness.untilPosted(chat, /Question 1 of 2/);
    await me.say(chat, '0');
    await harness.untilPosted(chat, /Question 2 of 2/);
    await me.say(chat, '1');
    await harness.untilTracks(chat, 5);
    await me.say(chat, '/sounds a creaking staircase');
    await harness.untilTracks(chat, 6);
  });
  expect(paid.slice(0, 2)).toEqual(['remaster', 'vox']);
  expect(paid).toHaveLength(3);
});

test('a mashup takes a second track from the list', async () => {
  const { me, chat, track } = await harness.withTracks('Eve');
  await (await me.press(track, 'More')).answer;
  const more = await harness.untilPosted(chat, /Model: v5/);
  const paid = await harness.charged(async () => {
    await me.press(more, 'Mashup');
    const other = await harness.untilPosted(chat, /The second track/);
    await (await me.press(other, the(buttonsOf(other)[0]?.[0]))).answer;
    for (let left = 8; left > 0; left -= 1) {
      const question = the(harness.posts(chat).findLast((one) => buttonsOf(one).flat().includes('Cancel')));
      const button = ['Make it', 'Keep', 'Skip'].find((one) => buttonsOf(question).flat().includes(one));
      await (await me.press(question, the(button))).answer;
      if (button === 'Make it') break;
    }
    await harness.untilTracks(chat, 4);
  });
  expect(paid).toEqual(['mashup']);
});

test('all twelve stems come as two albums with their names, and again as one ZIP', async () => {
  const { me, chat, track } = await harness.withTracks('Finn');
  const paid = await harness.charged(async () => {
    await me.press(track, 'Stems');
    await harness.answer(me, chat, /Which parts\?/, 'All instruments, one by one');
    await harness.untilPosted(chat, /Here are your 12 tracks/);
    await harness.settled();
  });
  expect(paid).toEqual(['all-stems']);
  const stems = harness.tracks(chat).slice(2);
  const albums = [...new Set(stems.map(({ media_group_id: album }) => album))];
  expect(albums.map((album) => stems.filter((one) => one.media_group_id === album).length)).toEqual([10, 2]);
  expect(new Set(stems.map(({ audio }) => audio?.title)).size).toBe(12);
  expect(new Set(stems.map(({ audio }) => audio?.file_name)).size).toBe(12);
  expect(stems.flatMap(({ caption }) => caption?.split('\n').at(-1) ?? [])).toEqual([
    'Tracks 1 to 10 of 12.',
    'Tracks 11 to 12 of 12.',
  ]);
  const zip = await harness.untilPosted(chat, 'All 12 tracks in one file.');
  expect(zip.document?.file_name).toMatch(/ \(stems\)\.zip$/);

  // One stem can be deleted, and the others stay.
  await me.say(chat, '/library');
  await harness.answer(me, chat, /^Your tracks/, '1');
  const entry = await harness.untilPosted(chat, /Made by: Stems/);
  await me.press(entry, 'Delete');
  await harness.answer(me, chat, /^Delete “/, 'Delete');
  await harness.telegram.until(() => harness.tracks(chat).length === 13, 'one stem less');
});
