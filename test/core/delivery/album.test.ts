import { describe, expect, it } from 'vitest';
import { type ChatMessage, type PollResult, SurfaceError } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { roof, take } from '../samples.js';

const track = roof({ account: 'account-first' });

/** Asks for stems of a track and lets them come; a stem is a thousand bytes, a message holds four or 5000 bytes. */
const separate = async (count: number) => {
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

const shape = ({ audio, audios, file }: ChatMessage) => ({
  sounds: (audios ?? (audio === undefined ? [] : [audio]))
    .map(({ title }) => title.replace('Stem ', ''))
    .join(' '),
  file: file?.name,
});

describe('many stems', () => {
  it('come in as few messages as the platform allows, and once more as one ZIP', async () => {
    const harness = await separate(10);
    await harness.work();
    const [card, ...posts] = harness.surface.messages.map(({ message }) => message);
    expect(card?.body).toBe('Here are your 10 tracks.');
    expect(posts.map(shape)).toEqual([
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

  it('come once, also when the worker dies in the middle', async () => {
    const harness = await separate(10);
    const { post } = harness.surface;
    let posts = 0;
    harness.surface.post = async (to, message, key) => {
      posts += 1;
      if (posts === 2) throw new Error('the worker died');
      return post(to, message, key);
    };
    for (let round = 0; round < 4; round += 1) await harness.work();
    const [, ...messages] = harness.surface.messages.map(({ message }) => shape(message).sounds);
    expect(messages).toEqual(['0 1 2 3', '4 5 6 7', '8 9', '']);
  });

  it('that are larger than a message come in more of them', async () => {
    const harness = await separate(4);
    harness.surface.limits.messageBytes = 2500;
    await harness.work();
    const [, ...messages] = harness.surface.messages.map(({ message }) => shape(message).sounds);
    expect(messages).toEqual(['0 1', '2 3', '']);
  });

  it('come one by one when the platform takes less in one message than it says, also after a crash', async () => {
    const harness = await separate(4);
    const { post } = harness.surface;
    let posts = 0;
    harness.surface.post = async (to, message, key) => {
      posts += 1;
      if (message.audios !== undefined) throw new SurfaceError('web', 'too_large', 'too much at once');
      if (posts === 3) throw new Error('the worker died');
      return post(to, message, key);
    };
    for (let round = 0; round < 4; round += 1) await harness.work();
    const sounds = harness.surface.messages.map(({ message }) => shape(message).sounds);
    expect(sounds.toSorted()).toEqual(['', '0', '1', '2', '3']);
  });

  it('come one by one where the platform holds one in a message, with the ZIP', async () => {
    const harness = await separate(4);
    harness.surface.limits.audiosPerMessage = 1;
    await harness.work();
    const sounds = harness.surface.messages.map(({ message }) => shape(message).sounds);
    expect(sounds).toEqual(['0', '1', '2', '3', '']);
  });
});

it('two stems are two tracks like any other, with their buttons', async () => {
  const harness = await separate(2);
  await harness.work();
  expect(harness.surface.messages.map(({ message }) => shape(message).sounds)).toEqual(['0', '1']);
  expect(
    harness
      .last()
      ?.controls.flat()
      .map(({ label }) => label),
  ).toContain('Cover');
});
