import { expect, it } from 'vitest';
import type { PollResult } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';

const imageUrl = 'https://gateway.example/cover.jpeg';

/** A song in the making whose gateway has painted its cover already. */
const painted = async () => {
  const answer: { now: PollResult } = { now: { state: 'running', title: 'Rain', imageUrl } };
  const harness = createCoreHarness([ableGateway('first', () => answer.now)]);
  const fetched: string[] = [];
  const { keepPicture } = harness.deps.media;
  harness.deps.media.keepPicture = async (url, title) => {
    fetched.push(url);
    return keepPicture(url, title);
  };
  await harness.command('song', { prompt: 'rain' });
  return { ...harness, answer, fetched };
};

it('shows the cover of a song on its card while it is being made, fetched once', async () => {
  const harness = await painted();
  await harness.work();
  expect(harness.last()).toMatchObject({ tone: 'busy', image: { name: 'Rain.jpg' } });
  harness.answer.now = { state: 'running', title: 'Rain', imageUrl: `${imageUrl}?another`, progress: 0.9 };
  await harness.work();
  expect(harness.last()).toMatchObject({ tone: 'busy', image: { name: 'Rain.jpg' } });
  expect(harness.fetched).toEqual([imageUrl]);
});

it('goes on without a cover that cannot be had, and does not ask for it again and again', async () => {
  const harness = await painted();
  let forms = 0;
  harness.deps.media.keepPicture = async () => {
    forms += 1;
    throw new Error('no picture');
  };
  await harness.work();
  harness.answer.now = { state: 'running', title: 'Rain', imageUrl, progress: 0.9 };
  await harness.work();
  expect(harness.last()).toMatchObject({ tone: 'busy', title: 'Rain', image: undefined });
  expect(forms).toBe(1);
});

it('asks for no cover of a song that is there', async () => {
  const harness = await painted();
  harness.answer.now = {
    state: 'finished',
    takes: [{ clipId: 'a', audioUrl: 'https://gateway.example/a.mp3', imageUrl }],
    missing: 0,
  };
  await harness.work();
  expect(harness.last()).toMatchObject({ tone: 'good', title: 'rain' });
  expect(harness.fetched).toEqual([]);
});
