import { expect, it } from 'vitest';
import type { PollResult } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';

const imageUrl = 'https://gateway.example/cover.jpeg';

/** A song in the making whose gateway has painted its cover already. */
const painted = async () => {
  const answer: { now: PollResult } = { now: { state: 'running', title: 'Rain', imageUrl } };
  const room = createCoreHarness([ableGateway('first', () => answer.now)]);
  const fetched: string[] = [];
  const { keepPicture } = room.memory.media;
  room.memory.media.keepPicture = async (url, title) => {
    fetched.push(url);
    return keepPicture(url, title);
  };
  await room.command('song', { prompt: 'rain' });
  return { ...room, answer, fetched };
};

it('shows the cover of a song on its card while it is being made, fetched once', async () => {
  const room = await painted();
  await room.work();
  expect(room.last()).toMatchObject({ tone: 'busy', image: { name: 'Rain.jpg' } });
  room.answer.now = { state: 'running', title: 'Rain', imageUrl: `${imageUrl}?another`, progress: 0.9 };
  await room.work();
  expect(room.last()).toMatchObject({ tone: 'busy', image: { name: 'Rain.jpg' } });
  expect(room.fetched).toEqual([imageUrl]);
});

it('goes on without a cover that cannot be had, and does not ask for it again and again', async () => {
  const room = await painted();
  let asked = 0;
  room.memory.media.keepPicture = async () => {
    asked += 1;
    throw new Error('no picture');
  };
  await room.work();
  room.answer.now = { state: 'running', title: 'Rain', imageUrl, progress: 0.9 };
  await room.work();
  expect(room.last()).toMatchObject({ tone: 'busy', title: 'Rain', image: undefined });
  expect(asked).toBe(1);
});

it('asks for no cover of a song that is there', async () => {
  const room = await painted();
  room.answer.now = {
    state: 'finished',
    takes: [{ clipId: 'a', audioUrl: 'https://gateway.example/a.mp3', imageUrl }],
    missing: 0,
  };
  await room.work();
  expect(room.last()).toMatchObject({ tone: 'good', title: 'rain' });
  expect(room.fetched).toEqual([]);
});
