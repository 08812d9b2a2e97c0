import { expect, test } from 'vitest';
import type { Message } from '../kit/discord/index.js';
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

/** A harness where Ada has two tracks. */
const openWithTracks = async () => {
  const harness = await openHarness();
  const [first, second] = await harness.finished(cardOf(await harness.song('a song about bread and butter')));
  return { ...harness, first: the(first), second: the(second) };
};

const titleOf = (message: Message): string => (message.embeds[0]?.title ?? '').replaceAll('\\', '');

/** The link from a track to its parent. */
const linkTo = (harness: Harness, parent: Message): string =>
  `↳ [${parent.embeds[0]?.title}](https://discord.com/channels/${harness.discord.guildId}/${parent.channelId}/${parent.id})`;

test('Extend opens a form prefilled from the track, and the result names and links its parent', async () => {
  const harness = await openWithTracks();
  const { ada, first, sandbox, finished } = harness;
  const opened = await press(ada, first, 'Extend');
  expect(opened.modal?.title).toBe(`Extend “${titleOf(first)}”`.slice(0, 45));
  const questions = questionsOf(opened);
  expect(questions.get('continueAt')?.value).toMatch(/^0:0\d$/);
  expect(questions.get('title')?.value).toBe(titleOf(first));
  expect(questions.get('lyrics')?.value).toContain('[Verse]');
  expect(questions.get('style')?.value).toContain('sandbox');
  const sent = await ada.fill(opened, { continueAt: '0:01', lyrics: '[Verse]\nand then it rained' });
  await sent.acknowledged;
  const tracks = await finished(cardOf(sent));
  for (const track of tracks) expect(textOf(track)).toContain(linkTo(harness, first));
  expect(sandbox.charges.map((charge) => charge.operation)).toEqual(['generate', 'extend']);
});

test('Cover asks for the new style, and the result names and links its parent', async () => {
  const harness = await openWithTracks();
  const { ada, second, sandbox, finished } = harness;
  const opened = await press(ada, second, 'Cover');
  const questions = questionsOf(opened);
  expect([...questions.keys()]).toEqual(expect.arrayContaining(['style', 'audioWeight', 'title', 'lyrics']));
  expect(questions.get('style')?.value).toContain('sandbox');
  const sent = await ada.fill(opened, { style: 'bossa nova', audioWeight: '70 %' });
  await sent.acknowledged;
  const tracks = await finished(cardOf(sent));
  for (const track of tracks) {
    expect(textOf(track)).toContain(linkTo(harness, second));
    expect(textOf(track)).toContain('bossa nova');
  }
  expect(sandbox.charges.map((charge) => charge.operation)).toEqual(['generate', 'cover']);
  const more = await answerTo(harness.discord, await press(ada, the(tracks[0]), 'More'));
  expect(textOf(more)).toContain('How close to the original\n70 %');
});

test('Remaster asks how strong, and the result names and links its parent', async () => {
  const harness = await openWithTracks();
  const { ada, first, sandbox, finished } = harness;
  const opened = await press(ada, first, 'Remaster');
  expect([...questionsOf(opened).keys()]).toEqual(['variation', 'model']);
  const sent = await ada.fill(opened, { variation: 'high' });
  await sent.acknowledged;
  const tracks = await finished(cardOf(sent));
  for (const track of tracks) expect(textOf(track)).toContain(linkTo(harness, first));
  expect(sandbox.charges.map((charge) => charge.operation)).toEqual(['generate', 'remaster']);
});

test('Stems in two parts give the voice and the instruments', async () => {
  const harness = await openWithTracks();
  const { ada, first, sandbox, finished } = harness;
  const opened = await press(ada, first, 'Stems');
  expect([...questionsOf(opened).keys()]).toEqual(['parts']);
  const sent = await ada.fill(opened, {});
  await sent.acknowledged;
  const tracks = await finished(cardOf(sent), 2);
  expect(tracks.map(titleOf).join(' ')).toMatch(/Vocals.*Instrumental/);
  for (const track of tracks) expect(textOf(track)).toContain(linkTo(harness, first));
  expect(sandbox.charges.map((charge) => charge.operation)).toEqual(['generate', 'stems']);
});

test('Stems of all instruments post each of the 12 tracks once, in two messages and one ZIP', async () => {
  const { ada, first, sandbox, finished, audible, discord, settled } = await openWithTracks();
  withoutCovers(sandbox);
  const sent = await ada.fill(await press(ada, first, 'Stems'), { parts: 'all' });
  await sent.acknowledged;
  const messages = await finished(cardOf(sent), 2);
  const names = messages.flatMap(({ attachments }) => attachments.map(({ filename }) => filename));
  expect(messages.map(({ attachments }) => attachments.length)).toEqual([9, 3]);
  expect(new Set(names).size).toBe(12);
  expect(messages.map(textOf).join()).toMatch(/Tracks 1 to 9 of 12\..*Tracks 10 to 12 of 12\./s);
  const zip = discord
    .messages(discord.channelId)
    .filter(({ attachments }) => attachments.some(({ filename }) => filename.endsWith('.zip')));
  expect(zip.map(textOf).join()).toContain('All 12 tracks in one file.');
  await settled();
  expect(audible()).toHaveLength(4);
  expect(sandbox.charges).toHaveLength(2);
  expect(textOf(cardOf(sent))).toContain('Here are your 12 tracks.');
});

test('More offers the whole song for an extension', async () => {
  const harness = await openWithTracks();
  const { ada, first, sandbox, finished, discord } = harness;
  const sent = await ada.fill(await press(ada, first, 'Extend'), { continueAt: '1' });
  await sent.acknowledged;
  const extension = the((await finished(cardOf(sent)))[0]);
  const plain = await answerTo(discord, await press(ada, first, 'More'));
  expect(labelsOf(plain)).toEqual([
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
  const more = await answerTo(discord, await press(ada, extension, 'More'));
  expect(labelsOf(more)).toEqual([
    'Lyrics',
    'Make another',
    'Timed lyrics',
    'Tempo',
    'Whole song',
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
  const whole = await press(ada, more, 'Whole song');
  const [track] = await finished(cardOf(whole), 1);
  expect(textOf(cardOf(whole))).toContain('Here is your track.');
  expect(textOf(the(track))).toContain(linkTo(harness, extension));
  expect(sandbox.charges.map((charge) => charge.operation)).toEqual(['generate', 'extend', 'concat']);
});

test('More shows the settings, the model and the gateway to the person who clicked; Lyrics shows the lyrics', async () => {
  const { bob, first, discord, sandbox } = await openWithTracks();
  const pressed = await press(bob, first, 'More');
  const more = await answerTo(discord, pressed);
  expect(more.ephemeralFor).toBe(bob.id);
  expect(textOf(more)).toContain('a song about bread and butter');
  expect(textOf(more)).toMatch(/Model\nv5 \\\(chirp-crow\\\)/);
  expect(textOf(more)).toMatch(/Made by\nSong · ccapi/);
  const words = await answerTo(discord, await press(bob, more, 'Lyrics'));
  expect(textOf(words)).toContain('Verse');
  expect(words.ephemeralFor).toBe(bob.id);
  expect(sandbox.charges).toHaveLength(1);
});

test('Make another repeats the request, once for a double click', async () => {
  const { ada, first, discord, sandbox, audible, settled } = await openWithTracks();
  const more = await answerTo(discord, await press(ada, first, 'More'));
  const pressed = await Promise.all([press(ada, more, 'Make another'), press(ada, more, 'Make another')]);
  await discord.until(() => audible().length === 4, 'two more tracks');
  await settled();
  expect(audible()).toHaveLength(4);
  expect(sandbox.charges.map((charge) => charge.operation)).toEqual(['generate', 'generate']);
  const texts = () => pressed.map((one) => textOf(the(one.followUps.at(-1) ?? one.message))).join('\n');
  expect(texts()).toContain('That is already on its way.');
  expect(texts()).toContain('Here are your 2 tracks.');
});

test('follow-ups are also commands, with the person’s own tracks to choose from', async () => {
  const { ada, bob, discord, first, sandbox, finished } = await openWithTracks();
  const choices = await ada.autocomplete('remaster', 'track', '');
  expect(choices).toHaveLength(2);
  expect(await bob.autocomplete('remaster', 'track', '')).toHaveLength(0);
  expect(choices.map((choice) => choice.name).join()).toContain(titleOf(first));
  const opened = await ada.slash('remaster', { track: the(choices[0]).value, variation: 'subtle' });
  await opened.acknowledged;
  const sent = await ada.fill(opened, {});
  await sent.acknowledged;
  await finished(cardOf(sent));
  expect(sandbox.charges).toHaveLength(2);
  const unknown = await ada.slash('extend', { track: 'my best song' });
  expect(textOf(await answerTo(discord, unknown))).toContain('I do not know that track.');
});
