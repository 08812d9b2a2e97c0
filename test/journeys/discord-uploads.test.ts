import { expect, test } from 'vitest';
import type { LocalFile as Gift, Interaction, Message } from '../kit/discord/index.js';
import { tone, wavTone } from '../kit/sound.js';
import {
  answerTo,
  cardOf,
  type Harness,
  labelsOf,
  openHarness,
  press,
  questionsOf,
  textOf,
  the,
  withoutCovers,
} from './discord-harness.js';

const riff = async (): Promise<Gift> => ({ filename: 'riff.mp3', bytes: await tone(2) });

/** Files that are uploaded by mistake: a text named like a song, an opera, and a file of 100 MB. */
const letter: Gift = { filename: 'letter.mp3', bytes: Buffer.from('Dear Ada, this is no song at all.') };
const opera = (): Gift => ({ filename: 'opera.wav', bytes: wavTone(500) });
const heap = (): Gift => ({ filename: 'heap.wav', bytes: Buffer.alloc(100_000_001) });

/** Opens the form of /upload. */
const openForm = async ({ ada }: Harness): Promise<Interaction> => {
  const opened = await ada.slash('upload');
  await opened.acknowledged;
  return opened;
};

const menuOn = async ({ ada, discord }: Harness, message: Message): Promise<Message> =>
  answerTo(discord, await ada.messageCommand('Use this audio', message));

test('/upload without a file opens a form with a file field, and every follow-up works from the upload', async () => {
  const harness = await openHarness({ gateways: ['ccapi'] });
  const { ada, discord, sandbox, finished } = harness;
  withoutCovers(sandbox);
  const opened = await openForm(harness);
  expect(opened.modal?.title).toBe('Upload');
  expect([...questionsOf(opened)].map(([name, { type }]) => [name, type])).toEqual([
    ['audio', 19],
    ['title', 4],
  ]);
  const sent = await ada.fill(opened, { audio: [await riff()], title: 'Kitchen riff' });
  await sent.acknowledged;
  const track = the((await finished(cardOf(sent), 1))[0]);
  expect(track.embeds[0]?.title).toBe('Kitchen riff');
  const more = await answerTo(discord, await press(ada, track, 'More'));
  const ways: [Message, string, Parameters<typeof ada.fill>[1]][] = [
    [track, 'Extend', { continueAt: '1', lyrics: 'And on it goes' }],
    [track, 'Cover', { style: 'bossa nova' }],
    [more, 'Add vocals', { lyrics: 'La la la' }],
    [more, 'Add instruments', { style: 'jazz trio' }],
    [more, 'Sample', { from: '0.2', to: '1', lyrics: 'Again' }],
  ];
  for (const [message, button, values] of ways) {
    const made = await ada.fill(await press(ada, message, button), values);
    await made.acknowledged;
    for (const child of await finished(cardOf(made))) expect(textOf(child)).toContain('↳ [Kitchen riff]');
  }
  expect(sandbox.charges).toHaveLength(6);
});

test('an audio file is uploaded by the option, by the menu of a message, by a direct message and by a mention', async () => {
  const harness = await openHarness({ gateways: ['ccapi'] });
  const { ada, bob, discord, sandbox, finished, says } = harness;
  const asked = await ada.slash('upload', { 'audio-file': await riff() });
  await asked.acknowledged;
  const named = the((await finished(cardOf(asked), 1))[0]);
  expect(named.embeds[0]?.title).toBe('riff');

  const theirs = await bob.say('listen to this', { attachments: [await riff()] });
  const offered = await menuOn(harness, theirs);
  expect(offered.ephemeralFor).toBe(ada.id);
  expect(textOf(offered)).toContain('“riff”, 0:02 long. Shall I bring it to the gateway?');
  expect(sandbox.charges).toHaveLength(1);
  const clicks = await Promise.all([press(ada, offered, 'Bring it'), press(ada, offered, 'Bring it')]);
  await discord.until(() => harness.audible().length === 2, 'the second audio');
  expect(clicks).toHaveLength(2);

  const places = [{ dm: true }, {}];
  for (const place of places) {
    const words = place.dm ? '' : `<@${discord.botId}> this one`;
    const message = await ada.say(words, { ...place, attachments: [await riff()] });
    const answer = await discord.until(
      () => discord.messages(message.channelId).find(({ reference }) => reference === message.id),
      'the offer',
    );
    if (!place.dm) {
      const strange = await answerTo(discord, await press(bob, answer, 'Bring it'));
      expect(textOf(strange)).toContain('Only the person who asked');
    }
    const brought = await press(ada, answer, 'Bring it');
    await says(cardOf(brought), 'Here is your track.');
  }
  expect(sandbox.charges).toHaveLength(4);
});

test('a file that is not audio, too long or too large is refused before anything is charged, and the rest of the form is kept', async () => {
  const harness = await openHarness({ gateways: ['ccapi'], discord: { maxFileBytes: 200_000_000 } });
  const { ada, bob, discord, sandbox, finished } = harness;
  let opened = await openForm(harness);
  for (const [gift, words] of [
    [letter, 'That is no audio I can play. Send an MP3, WAV, M4A, OGG or FLAC. Nothing was charged.'],
    [opera(), 'That audio is 8:20 long; I take from 0:01 to 8:00. Nothing was charged.'],
  ] as const) {
    const reply = await answerTo(discord, await ada.fill(opened, { audio: [gift], title: 'Kitchen riff' }));
    expect(reply.ephemeralFor).toBe(ada.id);
    expect(textOf(reply)).toBe(words);
    expect(labelsOf(reply)).toEqual(['Correct it']);
    opened = await press(ada, reply, 'Correct it');
    expect(questionsOf(opened).get('title')?.value).toBe('Kitchen riff');
    expect(questionsOf(opened).get('audio')).toMatchObject({ type: 19, required: true });
  }
  const viaOption = await answerTo(discord, await ada.slash('upload', { 'audio-file': letter }));
  expect(textOf(viaOption)).toContain('That is no audio I can play.');
  const large = await bob.say('my life’s work', { attachments: [heap()] });
  expect(textOf(await menuOn(harness, large))).toContain('That file is too large to be handed to me here.');
  const words = await bob.say('just words');
  expect(textOf(await menuOn(harness, words))).toContain('That is no audio I can play.');
  expect(sandbox.requests.filter(({ method }) => method === 'POST')).toEqual([]);

  const sent = await ada.fill(opened, { audio: [await riff()] });
  await sent.acknowledged;
  const [track] = await finished(cardOf(sent), 1);
  expect(track?.embeds[0]?.title).toBe('Kitchen riff');
  expect(sandbox.charges).toHaveLength(1);
});

test('a title that is too long is refused, and the file need not be chosen again', async () => {
  const { ada, discord, sandbox, finished } = await openHarness({ gateways: ['ccapi'] });
  const title = 'so long a name '.repeat(8).trim();
  const reply = await answerTo(discord, await ada.slash('upload', { 'audio-file': await riff(), title }));
  expect(textOf(reply)).toContain('“Title” may have 80 characters; yours has 119.');
  const again = await press(ada, reply, 'Correct it');
  expect(questionsOf(again).get('title')?.value).toBe(title);
  expect(questionsOf(again).get('audio')).toMatchObject({ type: 19, required: false });
  const sent = await ada.fill(again, { title: 'Short' });
  await sent.acknowledged;
  const [track] = await finished(cardOf(sent), 1);
  expect(track?.embeds[0]?.title).toBe('Short');
  expect(sandbox.charges).toHaveLength(1);
});
