import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedPort } from '../kit/gateway.js';
import { filmTone, oggTone, tone, wavTone } from '../kit/sound.js';
import type { Chat, Person, SentFile } from '../kit/telegram/index.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, the, wordsOf } from './telegram-harness.js';

let harness: Harness;

// A gateway fetches an upload from the bot's public address; with such an address Telegram uses the webhook.
const origin = 'https://minstrel.example';

beforeAll(async () => {
  const port = String(await closedPort());
  harness = await openHarness({
    telegram: { routes: { [origin]: `http://127.0.0.1:${port}` } },
    environment: { PUBLIC_URL: origin, HOST: '127.0.0.1', PORT: port },
  });
});
afterAll(() => harness.close());

/** Sends an audio file and uploads it to the gateway; resolves with its track. */
const bring = async (me: Person, chat: Chat, file: SentFile) => {
  const before = harness.tracks(chat).length;
  await me.send(chat, file);
  await harness.answer(me, chat, /Shall I bring it to the gateway\?/, 'Bring it');
  return the((await harness.untilTracks(chat, before + 1))[before]);
};

const ways: Record<string, () => Promise<SentFile>> = {
  'a song': async () => ({ kind: 'audio', bytes: await tone(2), file_name: 'riff.mp3', duration: 2 }),
  'a voice message': async () => ({ kind: 'voice', bytes: await oggTone(2), duration: 2 }),
  'a video message': async () => ({ kind: 'video_note', bytes: await filmTone(2), duration: 2 }),
  'a document': async () => ({ kind: 'document', bytes: wavTone(2), file_name: 'riff.wav' }),
};

test.each(Object.keys(ways))(
  '%s is checked at no cost, uploaded for one charge, and extended',
  async (way) => {
    const { me, chat } = harness.somebody(`Ada with ${way}`);
    const file = await the(ways[way])();
    const looked = await harness.charged(async () => {
      await me.send(chat, file);
      await harness.untilPosted(chat, /0:02 long\. Shall I bring it to the gateway\?/);
    });
    expect(looked).toEqual([]);
    const paid = await harness.charged(async () => {
      const offer = await harness.untilPosted(chat, /Shall I bring it/);
      await Promise.all([me.press(offer, 'Bring it'), me.press(offer, 'Bring it')]);
      const [track] = await harness.untilTracks(chat, 1);
      await me.press(the(track), 'Cover');
      await harness.untilPosted(chat, /Question 1 of 4/);
      await me.say(chat, 'a string quartet');
      for (const step of [2, 3, 4]) {
        const question = await harness.untilPosted(chat, new RegExp(`Question ${step} of 4`));
        await (await me.press(question, buttonsOf(question).flat().includes('Keep') ? 'Keep' : 'Skip'))
          .answer;
      }
      await harness.answer(me, chat, /That is all I need/, 'Make it');
      await harness.untilTracks(chat, 3);
    });
    expect(paid).toEqual(['upload', 'cover']);
    expectPlainWords(harness.posts(chat).map(wordsOf));
  },
);

test('an upload can be extended, get vocals or instruments added, and be sampled', async () => {
  const { me, chat } = harness.somebody('Bo');
  const track = await bring(me, chat, await the(ways['a song'])());
  expect(buttonsOf(track).flat()).toEqual(expect.arrayContaining(['Extend', 'Cover']));
  await (await me.press(track, 'More')).answer;
  const more = await harness.untilPosted(chat, /Made by: Upload/);
  expect(buttonsOf(more).flat()).toEqual(
    expect.arrayContaining(['Add vocals', 'Add instruments', 'Sample', 'Timed lyrics']),
  );
  const paid = await harness.charged(async () => {
    await me.press(more, 'Add instruments');
    await harness.untilPosted(chat, /Add instruments: “riff”/);
    await me.say(chat, 'jazz trio');
    await harness.answer(me, chat, /Question 2 of/, 'Keep');
    const offer = await harness.untilPosted(chat, /That is all I need|Question 3 of/);
    const labels = buttonsOf(offer).flat();
    await me.press(offer, labels.includes('Make it') ? 'Make it' : 'Skip');
    await harness.untilTracks(chat, 3);
  });
  expect(paid).toEqual(['instrumental']);
  expect(harness.tracks(chat)[1]?.caption).toContain('From: riff');
});

test('/upload works as a caption, as a reply to an audio message, and with a URL', async () => {
  const { me, chat } = harness.somebody('Cleo');
  const file = await the(ways['a voice message'])();
  await me.send(chat, { ...file, caption: '/upload' });
  await harness.untilPosted(chat, /Shall I bring it/);
  const sent = await me.send(chat, file);
  await me.say(chat, '/upload', { replyTo: sent });
  await harness.telegram.until(
    () => harness.posts(chat).filter((one) => wordsOf(one).includes('Shall I bring it')).length === 3,
    'three offers',
  );
  await me.say(chat, '/upload');
  await harness.untilPosted(chat, /Address of the audio/);
  await me.say(chat, 'ftp://me.example/riff.mp3');
  await harness.answer(me, chat, /Question 2 of 2/, 'Skip');
  await harness.untilPosted(chat, /“Address of the audio” must be a public address that starts with https/);
});

const refused: Record<string, [() => Promise<SentFile>, RegExp]> = {
  'a picture': [
    async () => ({ kind: 'document', bytes: Buffer.from('no sound at all'), file_name: 'riff.mp3' }),
    /That is no audio I can play/,
  ],
  'a sound of ten minutes': [
    async () => ({ kind: 'audio', bytes: await tone(1), file_name: 'long.mp3', duration: 600 }),
    /That audio is 10:00 long; I take from 0:01 to 8:00/,
  ],
  'a sound that says it is short': [
    async () => ({ kind: 'audio', bytes: await tone(0.5), file_name: 'short.mp3', duration: 60 }),
    /I take from 0:01 to 8:00/,
  ],
  'a file of 21 MB': [
    async () => ({
      kind: 'audio',
      bytes: Buffer.concat([await tone(1), Buffer.alloc(21_000_000)]),
      file_name: 'big.mp3',
    }),
    /too large to be handed to me here/,
  ],
};

test.each(Object.keys(refused))('%s is refused with a message before anything is charged', async (name) => {
  const { me, chat } = harness.somebody(`Dan with ${name}`);
  const [file, words] = the(refused[name]);
  const paid = await harness.charged(async () => {
    await me.send(chat, await file());
    expect(buttonsOf(await harness.untilPosted(chat, words))).toEqual([]);
  });
  expect(paid).toEqual([]);
});

test('in a group an audio message counts when it is addressed to the bot, and only its sender uploads it', async () => {
  const { telegram } = harness;
  const [eve, finn] = [telegram.person('Eve'), telegram.person('Finn')];
  const group = telegram.group('The choir');
  const file = await the(ways['a voice message'])();
  await eve.send(group, file);
  await eve.send(group, { ...file, caption: `@${telegram.bot.username} this one` });
  const offer = await harness.untilPosted(group, /Shall I bring it/);
  expect(harness.posts(group)).toHaveLength(1);
  expect((await (await finn.press(offer, 'Bring it')).answer).text).toContain('Only the person');
  await eve.press(offer, 'Bring it');
  await harness.untilTracks(group, 1);
});
