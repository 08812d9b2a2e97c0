import { expect, test } from 'vitest';
import type { Message } from '../kit/discord/index.js';
import {
  answerTo,
  cardOf,
  linkTo,
  openWithTracks,
  press,
  questionsOf,
  textOf,
  the,
} from './discord-harness.js';

const titleOf = (message: Message): string => (message.embeds[0]?.title ?? '').replaceAll('\\', '');

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
