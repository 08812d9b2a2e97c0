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

/** Ada has two tracks about bread and two newer ones about rain. */
const openWithTracks = async () => {
  const harness = await openHarness();
  const { ada, discord, sandbox, finished } = harness;
  withoutCovers(sandbox);
  for (const [title, style] of [
    ['Bread', 'folk'],
    ['Rain', 'techno'],
  ] as const) {
    const opened = await ada.slash('custom', { title, style, lyrics: '[Verse]\nla' });
    await opened.acknowledged;
    const sent = await ada.fill(opened, {});
    await sent.acknowledged;
    await finished(cardOf(sent));
  }
  return {
    ...harness,
    async library(search?: string): Promise<Message> {
      return answerTo(discord, await ada.slash('library', search === undefined ? {} : { search }));
    },
    async push(message: Message, button: string): Promise<Message> {
      return answerTo(discord, await press(ada, message, button));
    },
  };
};

const namesIn = (message: Message): string[] =>
  textOf(message)
    .split('\n')
    .flatMap((line) => line.match(/^\d+\\?\. (.*) · /)?.[1] ?? []);

/** The track that was posted with this title. */
const posted = ({ audible }: Harness, title: string): Message =>
  the(audible().find(({ embeds }) => embeds[0]?.title === title));

test('a person searches by title and style, marks favourites, and turns the pages', async () => {
  const { ada, discord, library, push, finished } = await openWithTracks();
  const all = await library();
  expect(all.ephemeralFor).toBe(ada.id);
  expect(namesIn(all)).toEqual(['Rain \\(2\\)', 'Rain', 'Bread \\(2\\)', 'Bread']);
  expect(namesIn(await library('bread'))).toEqual(['Bread \\(2\\)', 'Bread']);
  expect(namesIn(await library('TECHNO'))).toEqual(['Rain \\(2\\)', 'Rain']);
  expect(textOf(await library('polka'))).toBe('None of your tracks is like that.');

  const opened = await push(all, '4');
  expect(opened.embeds[0]?.title).toBe('Bread');
  expect(labelsOf(await push(opened, 'Favourite'))).toContain('Remove favourite');
  const favourites = await push(all, 'Favourites');
  expect(namesIn(favourites)).toEqual(['★ Bread']);
  expect(labelsOf(favourites)).toEqual(['1', 'All tracks']);

  const track = await push(await push(all, '4'), 'More');
  const again = await press(ada, track, 'Make another');
  await finished(cardOf(again));
  const first = await answerTo(discord, await ada.slash('library'));
  expect(namesIn(first)).toHaveLength(5);
  expect(labelsOf(first)).toContain('Older');
  const older = await push(first, 'Older');
  expect(namesIn(older)).toEqual(['★ Bread']);
  expect(namesIn(await push(older, 'Newer'))).toEqual(namesIn(first));
});

test('a family shows all generations, and each member can be opened', async () => {
  const harness = await openWithTracks();
  const { ada, library, push, finished } = harness;
  const lonely = await push(await push(await library('Rain'), '1'), 'Family');
  expect(textOf(lonely)).toContain('Nothing came of this track yet, and it comes from no other.');
  const extended = await ada.fill(await press(ada, posted(harness, 'Bread'), 'Extend'), {
    continueAt: '1',
    title: 'Longer bread',
  });
  await extended.acknowledged;
  const [longer] = await finished(cardOf(extended));
  const covered = await ada.fill(await press(ada, the(longer), 'Cover'), {
    style: 'polka',
    title: 'Dancing bread',
  });
  await covered.acknowledged;
  await finished(cardOf(covered));
  const family = await push(await push(await library('Longer bread'), '2'), 'Family');
  const lines = textOf(family).replaceAll('\\', '');
  expect(lines).toMatch(
    /Bread · Custom song · .*\n\s+└ ▸ Longer bread · Extend · .*\n\s+└ Dancing bread · Cover/,
  );
  const parent = await push(family, 'Bread · Custom song');
  expect(parent.embeds[0]?.title).toBe('Bread');
});

test('a track is renamed in its message, made private and public, sent again, and deleted with its message', async () => {
  const harness = await openWithTracks();
  const { ada, bob, discord, sandbox, library, push, audible } = harness;
  const message = posted(harness, 'Bread');
  const opened = await push(await library('Bread'), '2');
  const form = await press(ada, opened, 'Rename');
  expect(questionsOf(form).get('title')?.value).toBe('Bread');
  await (await ada.fill(form, { title: 'Toast' })).acknowledged;
  await discord.until(() => message.embeds[0]?.title === 'Toast', 'the new name');
  expect(message.attachments.some(({ filename }) => filename.startsWith('Toast'))).toBe(true);

  const hidden = await push(opened, 'Make private');
  expect(textOf(hidden)).toContain('only you');
  expect(labelsOf(hidden)).not.toContain('Share');
  const strange = await answerTo(discord, await press(bob, message, 'Extend'));
  expect(textOf(strange)).toBe('This track is private: only its owner can go on from it.');
  await push(hidden, 'Make public');
  expect((await press(bob, message, 'Extend')).modal).not.toBeNull();
  expect(textOf(await answerTo(discord, await press(bob, message, 'More')))).toContain('Toast');

  await push(opened, 'Send again');
  await discord.until(
    () => audible().filter(({ embeds }) => embeds[0]?.title === 'Toast').length === 2,
    'a copy',
  );
  const kept = await push(opened, 'Delete');
  await harness.settled();
  expect(message.deleted).toBe(false);
  expect(textOf(kept)).toContain('This cannot be undone.');
  expect(textOf(await push(kept, 'Delete'))).toBe('“Toast” is deleted.');
  expect(message.deleted).toBe(true);
  expect(textOf(await library('Toast'))).toBe('None of your tracks is like that.');
  expect(sandbox.charges).toHaveLength(2);
});
