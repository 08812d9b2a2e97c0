import { expect, test } from 'vitest';
import { answerTo, cardOf, labelsOf, linkTo, openWithTracks, press, textOf, the } from './discord-harness.js';

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
