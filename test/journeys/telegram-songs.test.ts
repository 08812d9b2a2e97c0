import { parseBuffer } from 'music-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandsIn } from '../../src/core/index.js';
import { visit } from '../bots/web/visitor.js';
import { keyOf } from '../kit/bot.js';
import type { Chat } from '../kit/telegram/index.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness({ environment: { WEB: '1' } });
});
afterAll(() => harness.close());

const charges: Harness['charged'] = (happens) => harness.charged(happens);

const expectTwoTracks = (chat: Chat) => {
  expect(harness.tracks(chat)).toHaveLength(2);
  expectPlainWords(harness.posts(chat).map(wordsOf));
};

test('the command menu is registered with a description for each command', () => {
  const call = harness.telegram.requests.find((request) => request.method === 'setMyCommands');
  const menu = call?.payload.commands as { command: string; description: string }[];
  expect(menu.map((entry) => entry.command)).toEqual(commandsIn().map(({ name }) => name));
  expectPlainWords(menu.map((entry) => entry.description));
});

test('/song in a private chat: the status message becomes the first track, the second is its own message', async () => {
  const { telegram } = harness;
  const ada = telegram.person('Ada');
  const chat = telegram.privateChat(ada);
  const charged = await charges(async () => {
    const asked = await ada.say(chat, '/song a cheerful tune about rain');
    const card = await telegram.until(() => harness.posts(chat)[0], 'the card');
    expect(card.text).toContain('a cheerful tune about rain');
    expect(card.reply_to_message_id).toBe(asked.message_id);
    const tracks = await harness.untilTracks(chat, 2);
    expect(tracks[0]?.message_id).toBe(card.message_id);
    expect(tracks[1]?.message_id).not.toBe(card.message_id);
  });
  expect(charged).toEqual(['generate']);
  await harness.settled();
  expect(harness.posts(chat)).toHaveLength(2);
  for (const { audio, caption } of harness.tracks(chat)) {
    expect(audio?.title).toBeTruthy();
    expect(audio?.performer).toBe('Minstrel');
    expect(audio?.duration).toBeGreaterThanOrEqual(1);
    expect(audio?.mime_type).toBe('audio/mpeg');
    expect(audio?.file_name).toMatch(/\.mp3$/);
    expect(audio?.thumbnailAccepted).toBe(true);
    expect(audio?.bytes.subarray(0, 3).toString()).toBe('ID3');
    const { common, format } = await parseBuffer(audio?.bytes ?? Buffer.alloc(0), 'audio/mpeg');
    expect([common.title, common.artist, format.codec]).toEqual([audio?.title, 'Minstrel', 'MPEG 1 Layer 3']);
    expect(common.picture).toHaveLength(1);
    expect(caption).toMatch(/Length: 0:0\d/);
  }
  const [first, second] = harness.tracks(chat);
  expect(first?.audio?.title).not.toBe(second?.audio?.title);
  expectTwoTracks(chat);
});

test('each track has its buttons, and More shows how it was made, its lyrics and Make another', async () => {
  const { telegram } = harness;
  const bo = telegram.person('Bo');
  const chat = telegram.privateChat(bo);
  await bo.say(chat, '/song a waltz for two spoons');
  const [track] = await harness.untilTracks(chat, 2);
  if (track === undefined) throw new Error('no track');
  for (const one of harness.tracks(chat)) {
    expect(buttonsOf(one).flat()).toEqual(['Extend', 'Cover', 'Stems', 'Remaster', 'More']);
  }
  await (await bo.press(track, 'More')).answer;
  const more = await harness.untilPosted(chat, /Model: v5/);
  expect(wordsOf(more)).toContain('a waltz for two spoons');
  expect(buttonsOf(more).flat()).toEqual([
    'Lyrics',
    'Make another',
    'Timed lyrics',
    'Tempo',
    'Replace a section',
    'Sample',
    'Mashup',
    'Add vocals',
    'Add instruments',
    'Voice only',
    'WAV',
    'Video',
    'MIDI',
  ]);
  await bo.press(more, 'Lyrics');
  const lyrics = await harness.untilPosted(chat, /\[Verse/i);
  expect(wordsOf(lyrics)).toContain(track.audio?.title ?? 'a title');
  const charged = await charges(async () => {
    await Promise.all([bo.press(more, 'Make another'), bo.press(more, 'Make another')]);
    await harness.untilTracks(chat, 4);
    await harness.settled();
  });
  expect(charged).toEqual(['generate']);
  expect(harness.tracks(chat)).toHaveLength(4);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('plain text in a private chat is a request for a song', async () => {
  const { telegram } = harness;
  const cleo = telegram.person('Cleo');
  const chat = telegram.privateChat(cleo);
  await cleo.say(chat, 'A birthday song for Ada, who loves her bicycle');
  await harness.untilTracks(chat, 2);
  expectTwoTracks(chat);
});

test('/start, /help, an unknown command and an empty /song are answered with a message', async () => {
  const { telegram } = harness;
  const dan = telegram.person('Dan');
  const chat = telegram.privateChat(dan);
  const charged = await charges(async () => {
    await dan.say(chat, '/start');
    await harness.untilPosted(chat, 'Ask for a song');
    await dan.say(chat, '/dance');
    await harness.untilPosted(chat, 'I do not know that command.');
    await dan.say(chat, '/song');
    await harness.untilPosted(chat, 'Tell me what the song is about');
    await dan.say(chat, '/queue');
    await harness.untilPosted(chat, 'Nothing is in the making for you');
    await dan.say(chat, '/cancel');
    await harness.untilPosted(chat, 'there is nothing to cancel');
    await dan.say(chat, '/extend');
    await harness.untilPosted(chat, 'I do not know that track');
  });
  expect(charged).toEqual([]);
  expect(harness.posts(chat)).toHaveLength(6);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('in a group the bot answers a mention, a command and a reply to itself, and ignores other messages', async () => {
  const { telegram } = harness;
  const [eve, finn] = [telegram.person('Eve'), telegram.person('Finn')];
  const group = telegram.group('The band');
  const charged = await charges(async () => {
    await finn.say(group, 'shall we ask for a song?');
    await eve.say(group, 'yes, about rain, what else');
    await finn.say(group, '/song@another_bot something');
    await harness.settled();
    expect(harness.posts(group)).toEqual([]);
    const asked = await eve.say(group, '@minstrel_bot a slow song about rain');
    const [first] = await harness.untilTracks(group, 2);
    if (first === undefined) throw new Error('no track');
    expect(first.reply_to_message_id).toBe(asked.message_id);
    await finn.say(group, 'now one about sunshine', { replyTo: first });
    await harness.untilTracks(group, 4);
    await finn.say(group, '/song the moon');
    await harness.untilTracks(group, 6);
  });
  expect(charged).toEqual(['generate', 'generate', 'generate']);
  expect(harness.tracks(group)).toHaveLength(6);
  expect(harness.posts(group)).toHaveLength(6);
  expectPlainWords(harness.posts(group).map(wordsOf));
});

test('a request in a topic is answered in that topic', async () => {
  const { telegram } = harness;
  const gwen = telegram.person('Gwen');
  const group = telegram.group('The club', { topics: true });
  const jazz = telegram.topic(group, gwen, 'Jazz');
  const metal = telegram.topic(group, gwen, 'Metal');
  await gwen.say(group, 'nobody asked a bot here', { thread: jazz });
  await gwen.say(group, '@minstrel_bot a blues about the last train home', { thread: jazz });
  await gwen.say(group, '/song thunder', { thread: metal });
  await harness.untilTracks(group, 4);
  await harness.settled();
  const threads = harness.posts(group).map((message) => message.message_thread_id);
  expect(threads.filter((thread) => thread === jazz)).toHaveLength(2);
  expect(threads.filter((thread) => thread === metal)).toHaveLength(2);
  expect(threads).toHaveLength(4);
  const [track] = harness.tracks(group).filter((message) => message.message_thread_id === jazz);
  if (track === undefined) throw new Error('no track');
  await gwen.press(track, 'Cover');
  const question = await harness.untilPosted(group, 'Cover “');
  expect(question.message_thread_id).toBe(jazz);
  expectPlainWords(harness.posts(group).map(wordsOf));
});

test('markup, mentions and links in a request appear in the chat as they were typed', async () => {
  const { telegram } = harness;
  const hal = telegram.person('Hal');
  const chat = telegram.privateChat(hal);
  const prompt = '<b>bold</b> *stars* _under_ `code` @everyone [x](https://example.org) &amp; 🎷 "quotes"';
  await hal.say(chat, `/song ${prompt}`);
  const card = await telegram.until(() => harness.posts(chat)[0], 'the card');
  expect(card.text).toContain(prompt);
  // A name in code notifies nobody.
  const code = card.entities.filter((entity) => entity.type === 'code');
  expect(code.map(({ offset, length }) => card.text?.slice(offset, offset + length))).toEqual(['@everyone']);
  const [track] = await harness.untilTracks(chat, 2);
  if (track === undefined) throw new Error('no track');
  await hal.press(track, 'More');
  expect(wordsOf(await harness.untilPosted(chat, /Model: v5/))).toContain(prompt);
  expectTwoTracks(chat);
});

test('one bot talks on Telegram and in the web chat at once, and each song goes to the chat of its request', async () => {
  const { telegram } = harness;
  const ida = telegram.person('Ida');
  const chat = telegram.privateChat(ida);
  const charged = await charges(async () => {
    const visitor = await visit(harness.url());
    await Promise.all([ida.say(chat, '/song for Telegram'), visitor.say('/song for the web')]);
    await harness.untilTracks(chat, 2);
    const audios = async () =>
      (await visitor.conversation()).entries.filter((entry) => entry.message.audio !== undefined);
    await expect.poll(async () => (await audios()).length).toBe(2);
    await harness.settled();
    expect(await audios()).toHaveLength(2);
  });
  expect(charged).toEqual(['generate', 'generate']);
  expectTwoTracks(chat);
});

test('the token appears in no log line and in no chat', () => {
  const secret = harness.telegram.token.split(':')[1] ?? '';
  expect(harness.lines().length).toBeGreaterThan(20);
  expect(harness.lines().filter((line) => line.includes(secret) || line.includes(keyOf('ccapi')))).toEqual(
    [],
  );
  const sent = harness.telegram.requests.map((request) => JSON.stringify(request.payload));
  expect(sent.filter((text) => text.includes(secret))).toEqual([]);
});
