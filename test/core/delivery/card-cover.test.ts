import { expect, it } from 'vitest';
import type { PollResult } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';

const imageUrl = 'https://gateway.example/cover.jpeg';

/** A running song whose gateway has its cover already; `setResult` changes what the next polls return. */
const requestWithCover = async () => {
  let result: PollResult = { state: 'running', title: 'Rain', imageUrl };
  const harness = createCoreHarness([ableGateway('first', () => result)]);
  const fetched: string[] = [];
  const { keepPicture } = harness.deps.media;
  harness.deps.media.keepPicture = async (url, title) => {
    fetched.push(url);
    return keepPicture(url, title);
  };
  await harness.command('song', { prompt: 'rain' });
  const setResult = (next: PollResult) => {
    result = next;
  };
  return { ...harness, setResult, fetched };
};

it('the card of a running song shows its cover, which is fetched once', async () => {
  const harness = await requestWithCover();
  await harness.work();
  expect(harness.last()).toMatchObject({ tone: 'busy', image: { name: 'Rain.jpg' } });
  harness.setResult({ state: 'running', title: 'Rain', imageUrl: `${imageUrl}?another`, progress: 0.9 });
  await harness.work();
  expect(harness.last()).toMatchObject({ tone: 'busy', image: { name: 'Rain.jpg' } });
  expect(harness.fetched).toEqual([imageUrl]);
});

it('the card of a running song does without a cover that cannot be fetched, after one attempt', async () => {
  const harness = await requestWithCover();
  let attempts = 0;
  harness.deps.media.keepPicture = async () => {
    attempts += 1;
    throw new Error('no picture');
  };
  await harness.work();
  harness.setResult({ state: 'running', title: 'Rain', imageUrl, progress: 0.9 });
  await harness.work();
  expect(harness.last()).toMatchObject({ tone: 'busy', title: 'Rain', image: undefined });
  expect(attempts).toBe(1);
});

it('the cover of a finished song is not fetched for its card', async () => {
  const harness = await requestWithCover();
  harness.setResult({
    state: 'finished',
    takes: [{ clipId: 'a', audioUrl: 'https://gateway.example/a.mp3', imageUrl }],
    missing: 0,
  });
  await harness.work();
  expect(harness.last()).toMatchObject({ tone: 'good', title: 'rain' });
  expect(harness.fetched).toEqual([]);
});
