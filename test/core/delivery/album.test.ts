import { describe, expect, it } from 'vitest';
import { type ChatMessage, type PollResult, SurfaceError } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { roof, take } from '../samples.js';

const track = roof({ account: 'account-first' });

/** Requests that many stems of a track. A stem has 1000 bytes; a message holds four of them, or 5000 bytes. */
const requestStems = async (count: number) => {
  const takes = Array.from({ length: count }, (_, index) => ({
    ...take(`stem-${index}`),
    title: `Stem ${index}`,
  }));
  const result: PollResult = { state: 'finished', takes, missing: 0 };
  const harness = createCoreHarness([ableGateway('first', () => result)]);
  await harness.deps.store.tracks.save(track);
  await harness.send(`1s${track.id}`, { parts: 'all' });
  return harness;
};

/** The stems and the file of a message, in short. */
const contentOf = ({ audio, audios, file }: ChatMessage) => ({
  sounds: (audios ?? (audio === undefined ? [] : [audio]))
    .map(({ title }) => title.replace('Stem ', ''))
    .join(' '),
  file: file?.name,
});

describe('many stems', () => {
  it('are posted in as few messages as the platform allows, followed by one ZIP', async () => {
    const harness = await requestStems(10);
    await harness.work();
    const [card, ...posts] = harness.surface.messages.map(({ message }) => message);
    expect(card?.body).toBe('Here are your 10 tracks.');
    expect(posts.map(contentOf)).toEqual([
      { sounds: '0 1 2 3', file: undefined },
      { sounds: '4 5 6 7', file: undefined },
      { sounds: '8 9', file: undefined },
      { sounds: '', file: 'Rain on the Roof (stems).zip' },
    ]);
    expect(posts.map(({ body }) => body)).toEqual([
      'Tracks 1 to 4 of 10.',
      'Tracks 5 to 8 of 10.',
      'Tracks 9 to 10 of 10.',
      'All 10 tracks in one file.',
    ]);
    expect(await harness.deps.store.tracks.newest(track.person, 20)).toHaveLength(11);
  });

  it('are posted once although the worker crashes in between', async () => {
    const harness = await requestStems(10);
    const { post } = harness.surface;
    let posts = 0;
    harness.surface.post = async (to, message, key) => {
      posts += 1;
      if (posts === 2) throw new Error('the worker crashed');
      return post(to, message, key);
    };
    for (let round = 0; round < 4; round += 1) await harness.work();
    const [, ...messages] = harness.surface.messages.map(({ message }) => contentOf(message).sounds);
    expect(messages).toEqual(['0 1 2 3', '4 5 6 7', '8 9', '']);
  });

  it('are posted in more messages when they exceed the size of one', async () => {
    const harness = await requestStems(4);
    harness.surface.limits.messageBytes = 2500;
    await harness.work();
    const [, ...messages] = harness.surface.messages.map(({ message }) => contentOf(message).sounds);
    expect(messages).toEqual(['0 1', '2 3', '']);
  });

  it('are posted one by one when the platform refuses a full message, also after a crash', async () => {
    const harness = await requestStems(4);
    const { post } = harness.surface;
    let posts = 0;
    harness.surface.post = async (to, message, key) => {
      posts += 1;
      if (message.audios !== undefined) throw new SurfaceError('web', 'too_large', 'too much at once');
      if (posts === 3) throw new Error('the worker crashed');
      return post(to, message, key);
    };
    for (let round = 0; round < 4; round += 1) await harness.work();
    const sounds = harness.surface.messages.map(({ message }) => contentOf(message).sounds);
    expect(sounds.toSorted()).toEqual(['', '0', '1', '2', '3']);
  });

  it('are posted one by one, with the ZIP, where a message holds one audio file', async () => {
    const harness = await requestStems(4);
    harness.surface.limits.audiosPerMessage = 1;
    await harness.work();
    const sounds = harness.surface.messages.map(({ message }) => contentOf(message).sounds);
    expect(sounds).toEqual(['0', '1', '2', '3', '']);
  });
});

it('two stems are posted as two tracks with their buttons', async () => {
  const harness = await requestStems(2);
  await harness.work();
  expect(harness.surface.messages.map(({ message }) => contentOf(message).sounds)).toEqual(['0', '1']);
  expect(
    harness
      .last()
      ?.controls.flat()
      .map(({ label }) => label),
  ).toContain('Cover');
});
